import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { Badge } from '@/components/ui/status';
import { BrandDialog, ChannelDialog } from './code-dialogs';

type Coded = { id: string; code: string; name: string };
type Props = {
  brands: readonly Coded[];
  brandTotals: ReadonlyMap<string, number>;
  channels: readonly (Coded & { sourceClass: 'public' | 'private' | 'unknown' })[];
  canWrite: boolean;
};

/** What else stores and orders belong to. */
export async function BrandsAndChannels({ brands, brandTotals, channels, canWrite }: Props) {
  const t = await getTranslations('organization');
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card>
        <CardHeader title={t('brands')} actions={canWrite && <BrandDialog />} />
        <CodedList rows={brands} empty={t('noBrands')}>
          {(brand) => (
            <>
              <span className="text-small text-ink-2 tabular-nums">
                {t('stores', { count: brandTotals.get(brand.id) ?? 0 })}
              </span>
              {canWrite && <BrandDialog known={brand} />}
            </>
          )}
        </CodedList>
      </Card>
      <Card>
        <CardHeader title={t('channels')} note={t('channelsNote')} actions={canWrite && <ChannelDialog />} />
        <CodedList rows={channels} empty={t('noChannels')}>
          {(channel) => (
            <>
              <Badge>{t(`classes.${channel.sourceClass}`)}</Badge>
              {canWrite && <ChannelDialog known={channel} />}
            </>
          )}
        </CodedList>
      </Card>
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
