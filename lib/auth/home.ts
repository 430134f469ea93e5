import { holds, reach, type Scope } from './scope';

/**
 * Which home somebody has besides the overview: of who sets up the organization, or of who runs named stores. Told by
 * rights, not by names of roles, so that an organization's own roles have one too.
 */
export function homeKindOf(scope: Scope): 'admin' | 'stores' | null {
  if (!holds(scope, 'overview:read')) return null;
  if (holds(scope, 'settings:write')) return 'admin';
  const reached = reach(scope, 'overview:read');
  return reached !== 'all' && reached.every(({ storeId }) => storeId !== null) ? 'stores' : null;
}
