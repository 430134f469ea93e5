import { FindInput } from '@/lib/palette/input';
import { findByText } from '@/lib/palette/queries';
import { route } from '@/lib/route';

/** What the palette finds. Everybody may ask; what is answered depends on the right to each noun. */
export const GET = route({
  door: 'user',
  permission: 'organization:read',
  input: FindInput,
  run: findByText,
});
