import { useTranslations } from 'next-intl';
import { CancelPlanned } from './cancel-planned';

type Planned = {
  storeId: string;
  storeName: string;
  on: string;
  fromName: string | null;
  toName: string | null;
  canCancel: boolean;
};

/** Moves that have not begun, each with its day; whoever may move the store takes it back. */
export function PlannedMoves({ moves }: { moves: readonly Planned[] }) {
  const t = useTranslations('organization');
  return (
    <section aria-label={t('planned')} className="rounded-card border">
      <h3 className="px-3.5 pt-2.5 pb-1 font-medium text-small">
        {t('plannedCount', { count: moves.length })}
      </h3>
      <ul className="divide-y">
        {moves.map((move) => (
          <li key={`${move.storeId} ${move.on}`} className="flex items-center gap-3 px-3.5 py-1.5 text-small">
            <span className="min-w-0 flex-1">
              <span className="tabular-nums">{move.on}</span> {move.storeName}
              <span className="block text-note text-ink-2">
                {t('plan.fromTo', {
                  from: move.fromName ?? t('plan.elsewhere'),
                  to: move.toName ?? t('plan.elsewhere'),
                })}
              </span>
            </span>
            {move.canCancel ? <CancelPlanned id={move.storeId} on={move.on} name={move.storeName} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
