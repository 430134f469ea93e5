import { getTranslations } from 'next-intl/server';
import type { OpeningHours } from '@/lib/stores/input';
import { formatIntervals, hoursOn } from '@/lib/stores/opening-hours';
import type { GuestState } from '@/lib/stores/touchpoint';
import type { Day } from '@/lib/time';

type PublicTouchpointProps = {
  storeName: string;
  brandName: string;
  organizationName: string;
  address: string | null;
  openingHours: OpeningHours | null;
  state: GuestState;
  /** The privacy note stands where the visit is counted. */
  isCounted: boolean;
  today: string;
};

/** What a guest sees who scanned a code: whose store it is, a welcome, when it is open. */
export async function PublicTouchpoint(props: PublicTouchpointProps) {
  const { state, storeName, brandName } = props;
  const t = await getTranslations('touchpoints.public');
  const [title, words] = {
    welcome: [t('welcome'), t('thanks')],
    soon: [t('soonTitle'), t('soon')],
    paused: [t('pausedTitle'), t('paused')],
    retired: [t('retiredTitle'), t('retired')],
    closed: [t('closedTitle'), t('closed')],
  }[state];
  return (
    <main id="main" className="mx-auto grid min-h-dvh max-w-120 content-center gap-6 p-6">
      <div className="grid gap-1">
        <p className="text-body text-ink-2">{brandName}</p>
        <h1 className="text-num-xl">{storeName}</h1>
      </div>
      <div className="grid gap-1.5 rounded-card border bg-surface p-5">
        <h2 className="text-h2">{title}</h2>
        <p className="text-body text-ink-2">{words}</p>
        {state === 'closed' ? null : <Facts {...props} />}
      </div>
      <div className="grid gap-1 text-note text-ink-3">
        {props.isCounted ? <p>{t('privacy')}</p> : null}
        <p>{t('by', { brand: brandName, organization: props.organizationName })}</p>
      </div>
    </main>
  );
}

async function Facts({ state, openingHours, address, today }: PublicTouchpointProps) {
  const t = await getTranslations('touchpoints.public');
  const isOpen = state === 'welcome' || state === 'retired';
  const hours = isOpen && openingHours ? hoursOf(openingHours, today as Day) : null;
  const isAllDay = hours?.length === 1 && hours[0]?.from === 0 && hours[0].to === 1440;
  const facts = [
    hours && {
      label: t('hours'),
      value: hours.length === 0 ? t('closedToday') : isAllDay ? t('allDay') : formatIntervals(hours),
    },
    address && { label: t('address'), value: address },
  ].filter((fact) => typeof fact === 'object' && fact !== null);
  if (facts.length === 0) return null;
  return (
    <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 border-t pt-4 text-body">
      {facts.map((fact) => (
        <div key={fact.label} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-ink-3">{fact.label}</dt>
          <dd className="tabular-nums">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

const hoursOf = (hours: OpeningHours, today: Day) =>
  hoursOn(today, {
    week: hours.week,
    exceptions: hours.exceptions.map(({ day, intervals }) => ({ day: day as Day, intervals })),
  });
