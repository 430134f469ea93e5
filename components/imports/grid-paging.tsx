import Form from 'next/form';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import type { GridPage } from '@/lib/imports/row-grid';

/** Where one is in the file, the pages around it, and any line at once. */
export function GridPaging({
  id,
  page,
  address,
}: {
  id: string;
  page: GridPage;
  address: (query: Record<string, string | null>) => string;
}) {
  const t = useTranslations('imports.grid');
  const [first, last] = [page.rows[0], page.rows.at(-1)];
  if (!first || !last) return null;
  const to = (line: number | null) => address({ from: line === null ? null : String(line) });
  const isOne = page.prev === null && page.next === null;
  return (
    <div className="flex flex-wrap items-center gap-2 text-small text-ink-2">
      <span className="tabular-nums">
        {page.show === 'all'
          ? t('of', { from: first.place, to: last.place, total: page.total })
          : isOne
            ? t('count', { count: page.rows.length })
            : `${t('lineOf', { line: first.line })} – ${t('lineOf', { line: last.line })}`}
      </span>
      {isOne ? null : <Pages page={page} to={to} />}
      {page.show === 'all' && !isOne ? (
        <Form action={`/imports/${id}`} scroll={false} className="flex items-center gap-2">
          <input type="hidden" name="show" value="all" />
          <label className="flex items-center gap-1.5 whitespace-nowrap">
            {t('jump')}
            <input
              name="from"
              inputMode="numeric"
              pattern="[0-9]{1,8}"
              required
              className="control-box h-8 w-24"
            />
          </label>
          <Button type="submit" writes={false} size="sm">
            {t('jumpGo')}
          </Button>
        </Form>
      ) : null}
    </div>
  );
}

/** The pages around this one. */
function Pages({ page, to }: { page: GridPage; to: (line: number | null) => string }) {
  const t = useTranslations('imports.grid');
  return (
    <nav aria-label={t('caption')} className="ml-auto flex flex-wrap items-center gap-2">
      {page.prev === null ? null : (
        <>
          <ButtonLink size="sm" scroll={false} href={to(null)}>
            {t('first')}
          </ButtonLink>
          <ButtonLink size="sm" scroll={false} href={to(page.prev)}>
            {t('prev')}
          </ButtonLink>
        </>
      )}
      {page.next === null ? null : (
        <ButtonLink size="sm" scroll={false} href={to(page.next)}>
          {t('next')}
        </ButtonLink>
      )}
      {page.last === null ? null : (
        <ButtonLink size="sm" scroll={false} href={to(page.last)}>
          {t('last')}
        </ButtonLink>
      )}
    </nav>
  );
}
