import { ChevronLeft, ChevronRight } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { ButtonLink } from '@/components/ui/button-link';
import { monthsAround, targetHref } from '@/lib/targets/target-period';
import { addMonths, type Day } from '@/lib/time';

type MonthBarProps = {
  month: Day;
  region: string | undefined;
  /** From the top down to the region shown. */
  path: { code: string | undefined; name: string }[];
};

/** Which month, and where in the tree: every step of both has an address. */
export async function MonthBar({ month, region, path }: MonthBarProps) {
  const t = await getTranslations('targets');
  const at = (step: number) => targetHref({ month: addMonths(month, step), region });
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <nav aria-label={t('month.label')} className="flex items-center gap-1.5">
        <ButtonLink href={at(-1)} size="sm" className="px-2" aria-label={t('month.previous')}>
          <ChevronLeft aria-hidden />
        </ButtonLink>
        {monthsAround(month).map((one) => (
          <ButtonLink
            key={one}
            href={targetHref({ month: one, region })}
            size="sm"
            variant={one === month ? 'primary' : 'ghost'}
            aria-current={one === month ? 'date' : undefined}
            className={`tabular-nums ${one === month ? '' : 'max-md:hidden'}`}
          >
            {one.slice(0, 7)}
          </ButtonLink>
        ))}
        <ButtonLink href={at(1)} size="sm" className="px-2" aria-label={t('month.next')}>
          <ChevronRight aria-hidden />
        </ButtonLink>
      </nav>
      {path.length > 1 ? (
        <Breadcrumb
          label={t('place')}
          items={path.map(({ code, name }, depth) => ({
            label: name,
            href: depth < path.length - 1 ? targetHref({ month, region: code }) : undefined,
          }))}
        />
      ) : null}
    </div>
  );
}
