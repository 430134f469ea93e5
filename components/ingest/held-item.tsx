import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { momentFormat } from '@/lib/i18n/moment-format';
import { quarantineCodes } from '@/lib/ingest/input';
import { EditHeldItem } from './edit-held-item';
import { HeldItemActs } from './held-item-acts';
import { reasonKey, typeKey } from './item-words';
import { ReplaceCode } from './replace-code';

type Item = {
  id: string;
  source: string;
  type: string;
  extId: string;
  code: string;
  path: string | null;
  hint: string | null;
  receivedAt: Date;
  status: 'open' | 'replayed' | 'dismissed';
  body: string | null;
};
type Props = {
  item: Item;
  alike: number;
  timeZone: string;
  rights: { canReplay: boolean; canReplayMany: boolean };
};

/** One held item: what stands in its way, what it says, and what can be done. */
export function HeldItem({ item, alike, timeZone, rights }: Props) {
  const t = useTranslations('ingest');
  const isOpen = item.status === 'open';
  const key = reasonKey(item.code, quarantineCodes);
  const lines: [string, string | null][] = [
    [t('feeds.source'), item.source],
    [t('held.item'), `${t(`type.${typeKey(item.type)}`)} ${item.extId}`],
    [t('held.received'), momentFormat(timeZone)(item.receivedAt)],
    [t('one.place'), item.path],
    [t('held.waitsFor'), item.hint],
  ];
  return (
    <div className="grid max-w-240 gap-4">
      <Banner tone={isOpen ? 'warn' : 'good'} title={isOpen ? t(`code.${key}`) : t('one.settled')}>
        {isOpen ? t(item.body === null ? 'one.gone' : `cure.${key}`) : null}
      </Banner>
      <Card>
        <CardBody className="pt-4">
          <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
            {lines
              .filter(([, value]) => value)
              .map(([label, value]) => (
                <div key={label}>
                  <dt className="text-ink-3 text-small">{label}</dt>
                  <dd className="break-all">{value}</dd>
                </div>
              ))}
          </dl>
        </CardBody>
      </Card>
      {item.body === null ? null : (
        <Card>
          <CardHeader title={t('one.body')} note={t('one.bodyNote')} />
          <CardBody>
            <EditHeldItem id={item.id} body={item.body} isReadOnly={!isOpen || !rights.canReplay} />
          </CardBody>
        </Card>
      )}
      {isOpen && rights.canReplayMany && item.hint && item.code !== 'unknown_order' ? (
        <ReplaceCode code={key} hint={item.hint} count={alike} />
      ) : null}
      {isOpen && rights.canReplay ? (
        <HeldItemActs
          id={item.id}
          extId={item.extId}
          canReissue={key === 'conflict' && item.type === 'order.paid'}
        />
      ) : null}
    </div>
  );
}
