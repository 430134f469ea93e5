import type { Context } from '@/lib/auth/context';
import type { SearchParams } from '@/lib/metrics/dashboard-question';

/** What every card of a home is given. */
export type HomeCardProps = { readonly ctx: Context; readonly params: SearchParams };
