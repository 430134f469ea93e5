import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { RegionDialog } from './code-dialogs';
import { orgHref } from './org-href';
import { PlannedMoves } from './planned-moves';
import { RemoveRegion } from './remove-region';
import { StoreRow } from './store-row';

type Region = { id: string; parentId: string | null; code: string; name: string };
export type RegionDetailProps = {
  region: Region & { above: string[] };
  below: readonly Region[];
  total: number;
  own: number;
  totals: ReadonlyMap<string, string>;
  stores: React.ComponentProps<typeof StoreRow>['store'][];
  next: string | null;
  isLater: boolean;
  planned: React.ComponentProps<typeof PlannedMoves>['moves'];
  on: string;
  today: string;
  canWrite: boolean;
};

/** The chosen region: what it is, what is planned, what lies below, which stores stand in it on the day shown. */
export function RegionDetail(props: RegionDetailProps) {
  const { region, total, own, on, today, canWrite, planned } = props;
  const t = useTranslations('organization');
  return (
    <Card>
      <CardHeader
        title={region.name}
        note={[region.code, region.above.join(' / ')].filter(Boolean).join(' · ')}
        actions={
          canWrite && (
            <span className="flex gap-0.5">
              <RegionDialog known={region} />
              <RegionDialog parent={region} />
              {region.parentId ? <RemoveRegion region={region} /> : null}
            </span>
          )
        }
      />
      <CardBody className="grid gap-3">
        {on === today ? null : <Banner>{t(on > today ? 'future' : 'past', { day: on })}</Banner>}
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span className="tabular-nums">{t('stores', { count: total })}</span>
          <span className="text-ink-2 tabular-nums">{t('storesOwn', { count: own })}</span>
          {total > 0 && on === today ? (
            <ButtonLink size="sm" href={`/stores?f.region=${encodeURIComponent(region.code)}`}>
              {t('openStores')}
            </ButtonLink>
          ) : null}
        </p>
        <p className="text-note text-ink-3">{t('moveNote')}</p>
        {planned.length > 0 ? <PlannedMoves moves={planned} /> : null}
      </CardBody>
      <Below {...props} />
      <StoresHere {...props} />
    </Card>
  );
}

function Below({ below, totals, on, today }: RegionDetailProps) {
  const t = useTranslations('organization');
  if (below.length === 0) return null;
  return (
    <section className="border-t px-5 py-3 max-md:px-4">
      <h3 className="mb-1.5 font-medium text-small text-ink-2">{t('below', { count: below.length })}</h3>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {below.map(({ id, code, name }) => (
          <li key={id} className="text-small">
            <Link
              href={orgHref({ region: code, on: on === today ? null : on })}
              scroll={false}
              className="text-primary underline-offset-4 hover:underline"
            >
              {name}
            </Link>{' '}
            <span className="text-ink-3 tabular-nums">{totals.get(id)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function StoresHere({ region, stores, next, isLater, on, today }: RegionDetailProps) {
  const t = useTranslations('organization');
  const day = on === today ? null : on;
  return (
    <section aria-label={t('here')} className="border-t">
      <h3 className="px-5 pt-3 pb-1 font-medium text-small text-ink-2 max-md:px-4">{t('here')}</h3>
      {stores.length === 0 ? (
        <p className="px-5 pb-4 text-small text-ink-3 max-md:px-4">{t('noneHere')}</p>
      ) : null}
      <ul className="divide-y">
        {stores.map((store) => (
          <StoreRow key={store.id} store={store} />
        ))}
      </ul>
      {next || isLater ? (
        <p className="flex gap-2 border-t px-5 py-2.5 max-md:px-4">
          {isLater ? (
            <ButtonLink size="sm" href={orgHref({ region: region.code, on: day })}>
              {t('firstPage')}
            </ButtonLink>
          ) : null}
          {next ? (
            <ButtonLink size="sm" href={orgHref({ region: region.code, on: day, after: next })}>
              {t('nextStores')}
            </ButtonLink>
          ) : null}
        </p>
      ) : null}
    </section>
  );
}
