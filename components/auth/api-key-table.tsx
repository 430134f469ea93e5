import { useTranslations } from 'next-intl';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import type { TableWords } from '@/components/data-table/table-words';
import { EmptyState } from '@/components/ui/empty-state';
import { Badge, Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone-icon';
import { momentFormat } from '@/lib/i18n/moment-format';
import { placeText } from './grant-text';
import { RevokeApiKey } from './revoke-api-key';

type Row = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  brandName: string | null;
  regionName: string | null;
  storeName: string | null;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  state: 'live' | 'expired' | 'revoked';
};
const tones: Record<Row['state'], Tone> = { live: 'good', expired: 'warn', revoked: 'neutral' };

/** Keys with what they may do, where, and when they were last used. */
export function ApiKeyTable({ keys, words, timeZone }: { keys: Row[]; words: TableWords; timeZone: string }) {
  const t = useTranslations();
  const moment = momentFormat(timeZone);
  const columns: Column<Row>[] = [
    {
      key: 'name',
      header: t('users.keys.name'),
      isFixed: true,
      render: (row) => (
        <>
          <span className="block">{row.name}</span>
          <code className="block text-note text-ink-3">{row.prefix}</code>
        </>
      ),
    },
    {
      ...{ key: 'scopes', header: t('users.keys.scopes'), canWrap: true },
      render: (row) => (
        <span className="flex max-w-90 flex-wrap gap-1 py-1">
          {row.scopes.map((scope) => (
            <Badge key={scope}>{scope}</Badge>
          ))}
        </span>
      ),
    },
    { key: 'reach', header: t('users.keys.reach'), render: (row) => placeText(row, t) },
    {
      key: 'lastUsed',
      header: t('users.keys.lastUsed'),
      render: (row) => (row.lastUsedAt ? moment(row.lastUsedAt) : t('users.keys.never')),
    },
    {
      key: 'expires',
      header: t('users.keys.expires'),
      render: (row) => row.expiresAt && moment(row.expiresAt),
    },
    {
      key: 'state',
      header: t('users.keys.state'),
      render: (row) => (
        <span className="flex items-center gap-2">
          <Status tone={tones[row.state]}>{t(`users.keys.${row.state}`)}</Status>
          {row.state === 'live' ? <RevokeApiKey keyId={row.id} name={row.name} /> : null}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('users.keys.caption')}
      columns={columns}
      rows={keys}
      rowKey={(row) => row.id}
      words={words}
      empty={<EmptyState kind="first-use" title={t('users.keys.none')} cause={t('users.keys.noneCause')} />}
    />
  );
}
