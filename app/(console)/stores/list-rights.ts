import { holds, reachesAll, type Scope } from '@/lib/auth/scope';

/** What the list of stores offers to whom. */
export const listRights = (scope: Scope) => ({
  canCreate: holds(scope, 'stores:write'),
  canImport: holds(scope, 'imports:write'),
  canExport: holds(scope, 'reports:export'),
  seesAll: reachesAll(scope, 'stores:read'),
});
