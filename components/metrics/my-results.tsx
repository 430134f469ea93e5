import { useTranslations } from 'next-intl';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Stat } from '@/components/ui/stat';
import type { Locale } from '@/lib/i18n/locale';
import { formatCount, formatDay, formatMoney } from '@/lib/i18n/number-format';
import { rangeWords } from '@/lib/metrics/range-words';
import { fenToReal } from '@/lib/money';
import type { DayRange } from '@/lib/time';

type MyResultsProps = {
  days: readonly { day: string; grossFen: bigint; refundsFen: bigint; orders: number; units: number }[];
  stores: readonly { id: string; code: string; name: string }[];
  range: DayRange;
  locale: Locale;
};

/** A guide's month on a phone: what I sold, day by day, and where I work. */
export function MyResults({ days, stores, range, locale }: MyResultsProps) {
  const t = useTranslations('overview');
  const net = days.reduce((sum, day) => sum + day.grossFen - day.refundsFen, 0n);
  const count = (pick: (day: (typeof days)[number]) => number) =>
    days.reduce((sum, day) => sum + pick(day), 0);
  return (
    <div className="grid gap-4">
      <header>
        <h1 className="text-h1">{t('guide.title')}</h1>
        <p className="text-small text-ink-3 tabular-nums">{t('guide.note', { range: rangeWords(range) })}</p>
      </header>
      <Card className="grid gap-4 p-4">
        <Stat size="xl" label={t('guide.sales')} value={formatMoney(net, locale)} />
        <div className="grid grid-cols-2 gap-4 border-t pt-4">
          <Stat
            label={t('guide.orders')}
            value={formatCount(
              count((day) => day.orders),
              locale,
            )}
          />
          <Stat
            label={t('guide.units')}
            value={formatCount(
              count((day) => day.units),
              locale,
            )}
          />
        </div>
      </Card>
      <MyDays days={days} locale={locale} />
      <MyStores stores={stores} />
    </div>
  );
}

function MyDays({ days, locale }: Pick<MyResultsProps, 'days' | 'locale'>) {
  const t = useTranslations('overview');
  const largest = days.reduce((max, day) => Math.max(max, fenToReal(day.grossFen - day.refundsFen)), 1);
  return (
    <Card>
      <CardHeader title={t('guide.days')} />
      <CardBody>
        {days.length === 0 ? <p className="text-ink-2">{t('guide.none')}</p> : null}
        <ul className="grid gap-2">
          {[...days].reverse().map((day) => (
            <li
              key={day.day}
              className="grid grid-cols-[6.5rem_1fr_auto] items-center gap-3 text-small tabular-nums"
            >
              <span className="text-ink-2">{formatDay(day.day, locale).slice(5)}</span>
              <span aria-hidden className="h-2 rounded-full bg-hover">
                <span
                  className="block h-2 rounded-full bg-chart-1"
                  style={{
                    width: `${Math.max(0, (fenToReal(day.grossFen - day.refundsFen) / largest) * 100)}%`,
                  }}
                />
              </span>
              <span className="text-right font-medium">
                {formatMoney(day.grossFen - day.refundsFen, locale, { compact: true })}
              </span>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}

function MyStores({ stores }: Pick<MyResultsProps, 'stores'>) {
  const t = useTranslations('overview');
  return (
    <Card>
      <CardHeader title={t('guide.stores')} />
      <CardBody>
        {stores.length === 0 ? <p className="text-ink-2">{t('guide.noStores')}</p> : null}
        <ul className="grid">
          {stores.map((store) => (
            <li
              key={store.id}
              className="flex min-h-12 items-center justify-between border-t first:border-t-0"
            >
              <span>{store.name}</span>
              <span className="text-note text-ink-3">{store.code}</span>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
