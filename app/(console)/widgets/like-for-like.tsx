import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { ChangeMark } from '@/components/metrics/change-mark';
import { Popover } from '@/components/ui/popover';
import { formatMoney } from '@/lib/i18n/number-format';
import { alikeSales } from '@/lib/metrics/alike-sales';
import type { ExclusionReason } from '@/lib/metrics/comparison';
import type { AlikeStores } from '@/lib/metrics/queries/like-for-like';
import { readAlike, readStoreChanges } from './reads';
import type { WidgetProps } from './widget-question';

const reasons: readonly ExclusionReason[] = ['not_open_before', 'closed_since', 'gap_before', 'gap_after'];
/** So many of one reason are named; the list of stores has the rest. */
const mostNamed = 20;

/** The stores that are left out, by reason. */
async function LeftOut({ excluded }: { excluded: AlikeStores['excluded'] }) {
  const [t, m] = await Promise.all([
    getTranslations('overview.alike'),
    getTranslations('metrics.likeForLike'),
  ]);
  return reasons.map((reason) => {
    const stores = excluded.filter((store) => store.reason === reason);
    if (stores.length === 0) return null;
    return (
      <section key={reason} className="mt-3 border-t pt-3">
        <h3 className="text-small text-ink-2">{t('reason', { reason: m(reason), count: stores.length })}</h3>
        <ul className="mt-1 grid gap-0.5">
          {stores.slice(0, mostNamed).map((store) => (
            <li key={store.storeId}>
              <Link
                href={`/stores/${store.storeId}`}
                className="text-small text-primary underline-offset-4 hover:underline"
              >
                {store.name}
              </Link>
            </li>
          ))}
        </ul>
        {stores.length > mostNamed ? (
          <p className="mt-1 text-note text-ink-3">{t('more', { count: stores.length - mostNamed })}</p>
        ) : null}
      </section>
    );
  });
}

/** How the stores with complete data in both ranges moved: growth that no opening and no gap has made. */
export async function LikeForLike({ ctx, question }: Pick<WidgetProps, 'ctx' | 'question'>) {
  const [t, locale, { storeIds, excluded }, changes] = await Promise.all([
    getTranslations('overview.alike'),
    getLocale(),
    readAlike(ctx, question),
    readStoreChanges(ctx, question),
  ]);
  if (storeIds.length + excluded.length < 2) return null;
  const { netFen, netBeforeFen } = alikeSales(storeIds, changes.rows);
  const delta = netFen - netBeforeFen;
  return (
    <div className="mt-4 flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t pt-4 text-small tabular-nums">
      <span className="text-ink-2">{t('stores', { count: storeIds.length })}</span>
      {storeIds.length > 0 ? (
        <>
          <span className="font-medium text-body" title={formatMoney(netFen, locale)}>
            {formatMoney(netFen, locale, { compact: true })}
          </span>
          <ChangeMark {...{ unit: 'fen', locale }} after={netFen} before={netBeforeFen} polarity="up" />
          <span className="text-ink-2">{formatMoney(delta, locale, { compact: true, signed: true })}</span>
        </>
      ) : null}
      <Popover
        label={t('title')}
        className="w-80"
        trigger={
          <button
            type="button"
            className="ms-auto text-primary underline-offset-4 hover:underline max-md:min-h-11"
          >
            {excluded.length > 0 ? t('excluded', { count: excluded.length }) : t('definition')}
          </button>
        }
      >
        <p className="font-semibold">{t('title')}</p>
        <p className="mt-1 text-small text-ink-2">{t('text')}</p>
        <LeftOut excluded={excluded} />
      </Popover>
    </div>
  );
}
