import { TargetBullet } from '@/components/targets/target-bullet';
import { holds } from '@/lib/auth/scope';
import { storeTargetHref, targetHref } from '@/lib/targets/target-period';
import { readTargets } from './reads';
import type { WidgetProps } from './widget-question';

/** The bullet of the month the range ends in; nothing for who may not see targets. */
export async function Target({
  ctx,
  question,
  className,
}: Pick<WidgetProps, 'ctx' | 'question'> & { className: string }) {
  const found = await readTargets(ctx, question);
  if (!found) return null;
  const { month, progress, stores } = found;
  const [store] = question.node.storeId ? stores : [];
  const href = store
    ? storeTargetHref({ code: store.code, month })
    : targetHref({ month, region: question.node.region });
  const canWrite = holds(ctx.scope, 'targets:write');
  const canImport = canWrite && holds(ctx.scope, 'imports:write');
  return (
    <div className={className}>
      <TargetBullet
        month={month.slice(0, 7)}
        {...{ progress, href }}
        way={
          canImport
            ? { kind: 'import', href: '/imports/new?kind=targets' }
            : canWrite
              ? { kind: 'set', href }
              : null
        }
      />
    </div>
  );
}
