import { getTranslations } from 'next-intl/server';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Badge } from '@/components/ui/status';
import { BrandDialog, ChannelDialog } from './code-dialogs';
import { RegionTree } from './region-tree';

type Coded = { id: string; code: string; name: string };
type OrganizationScreenProps = {
  regions: readonly (Coded & { parentId: string | null })[];
  regionTotals: ReadonlyMap<string, number>;
  brands: readonly Coded[];
  brandTotals: ReadonlyMap<string, number>;
  channels: readonly (Coded & { sourceClass: 'public' | 'private' | 'unknown' })[];
  canWrite: boolean;
};

/** Regions at the left, brands and channels at the right. */
export async function OrganizationScreen(props: OrganizationScreenProps) {
  const t = await getTranslations('organization');
  const { canWrite } = props;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Card>
        <CardHeader title={t('tree')} note={t('treeNote')} />
        <CardBody className="px-3">
          <RegionTree regions={props.regions} totals={props.regionTotals} canWrite={canWrite} />
        </CardBody>
      </Card>
      <div className="grid gap-5">
        <Card>
          <CardHeader title={t('brands')} actions={canWrite && <BrandDialog />} />
          <CodedList rows={props.brands} empty={t('noBrands')}>
            {(brand) => (
              <>
                <span className="text-small text-ink-2 tabular-nums">
                  {t('stores', { count: props.brandTotals.get(brand.id) ?? 0 })}
                </span>
                {canWrite && <BrandDialog known={brand} />}
              </>
            )}
          </CodedList>
        </Card>
        <Card>
          <CardHeader
            title={t('channels')}
            note={t('channelsNote')}
            actions={canWrite && <ChannelDialog />}
          />
          <CodedList rows={props.channels} empty={t('noChannels')}>
            {(channel) => (
              <>
                <Badge>{t(`classes.${channel.sourceClass}`)}</Badge>
                {canWrite && <ChannelDialog known={channel} />}
              </>
            )}
          </CodedList>
        </Card>
      </div>
    </div>
  );
}

function CodedList<T extends Coded>({
  rows,
  empty,
  children,
}: {
  rows: readonly T[];
  empty: string;
  children: (row: T) => React.ReactNode;
}) {
  if (rows.length === 0) return <p className="px-5 pb-5 text-small text-ink-2">{empty}</p>;
  return (
    <ul className="divide-y border-t">
      {rows.map((row) => (
        <li key={row.id} className="flex min-h-11 items-center gap-2 px-5 max-md:px-4">
          <span className="min-w-0 truncate">{row.name}</span>
          <span className="truncate text-note text-ink-3">{row.code}</span>
          <span className="ml-auto flex shrink-0 items-center gap-1">{children(row)}</span>
        </li>
      ))}
    </ul>
  );
}
