import { FirstSteps } from '@/components/metrics/first-steps';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';

/** The overview of a chain without a live store, by what its reader may do. */
export function First({ ctx: { scope } }: { ctx: Context }) {
  const rights = {
    canStructure: holds(scope, 'organization:write'),
    canCreate: holds(scope, 'stores:write'),
    canImport: holds(scope, 'imports:write'),
    canKey: holds(scope, 'api-keys:write'),
  };
  return <FirstSteps rights={rights} />;
}
