import { getTranslations } from 'next-intl/server';
import { ChoiceLinks } from '@/components/ui/choice-links';
import { addDays, asDay, type DayRange, weekStart } from '@/lib/time';

type Search = { action: string; actor: string; object: string; from?: string; to?: string };

/** What is asked for most, by the beginning of its name. */
const kinds = ['', 'export', 'import', 'grant', 'user', 'store'] as const;

function rangesOf(today: string): Record<'today' | 'thisWeek' | 'lastWeek' | 'last30', DayRange> {
  const day = asDay(today);
  const monday = weekStart(day);
  return {
    today: { from: day, to: day },
    thisWeek: { from: monday, to: day },
    lastWeek: { from: addDays(monday, -7), to: addDays(monday, -1) },
    last30: { from: addDays(day, -29), to: day },
  };
}

const hrefOf = (search: Search): string => {
  const asked = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/settings/audit?${new URLSearchParams(asked)}`;
};

/** The usual questions to the log, one press each: what kind of act, and when. */
export async function AuditQuick({ search, today }: { search: Search; today: string }) {
  const t = await getTranslations('audit');
  const ranges = Object.entries(rangesOf(today)) as [keyof ReturnType<typeof rangesOf>, DayRange][];
  return (
    <div className="mb-3 flex flex-wrap gap-3">
      <ChoiceLinks
        label={t('action')}
        choices={kinds.map((kind) => ({
          key: kind,
          label: kind ? t(`actions.${kind}`) : t('any'),
          href: hrefOf({ ...search, action: kind }),
          isChosen: search.action === kind,
        }))}
      />
      <ChoiceLinks
        label={t('when')}
        choices={ranges.map(([key, range]) => ({
          key,
          label: t(`ranges.${key}`),
          href: hrefOf({ ...search, ...range }),
          isChosen: search.from === range.from && search.to === range.to,
        }))}
      />
    </div>
  );
}
