import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { quarantineCodes } from '@/lib/ingest/input';
import { reasonKey } from './item-words';
import { ReplayReason } from './replay-reason';

export type HeldGroup = { code: string; source: string; type: string; hint: string | null; items: number };

const sumBy = (groups: readonly HeldGroup[]): [code: string, items: number][] => {
  const sums = new Map<string, number>();
  for (const { code, items } of groups) sums.set(code, (sums.get(code) ?? 0) + items);
  return [...sums].sort(([, a], [, b]) => b - a);
};

/** Why items are held, how many each, what to do, and the way to do it for all of them. */
export function HeldReasons(props: { groups: HeldGroup[]; chosen: string | undefined; canReplay: boolean }) {
  const t = useTranslations('ingest');
  return (
    <ul className="mb-4 grid gap-3 md:grid-cols-2 xl:grid-cols-3">
      {sumBy(props.groups).map(([code, items]) => {
        const key = reasonKey(code, quarantineCodes);
        const isChosen = props.chosen === code;
        return (
          <li
            key={code}
            className={cn(
              'grid content-between gap-3 rounded-card border bg-surface p-4',
              isChosen && 'border-primary',
            )}
          >
            <div>
              <Link
                href={isChosen ? '/settings/integrations' : `/settings/integrations?code=${code}`}
                aria-current={isChosen ? 'true' : undefined}
                className="flex items-baseline justify-between gap-3 font-medium"
              >
                <span>{t(`code.${key}`)}</span>
                <span className="font-semibold text-lead">{items}</span>
              </Link>
              <p className="mt-1 text-ink-2 text-small">{t(`cure.${key}`)}</p>
            </div>
            {props.canReplay && code !== 'conflict' ? (
              <div className="flex justify-end">
                <ReplayReason code={key} />
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
