import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Kbd } from '@/components/ui/kbd';
import { Skeleton } from '@/components/ui/skeleton';
import type { useFound } from './use-found';

const widths = ['w-2/5', 'w-1/2', 'w-1/3', 'w-3/5', 'w-1/4', 'w-3/4'];

type Asked = Pick<ReturnType<typeof useFound>, 'text' | 'failure' | 'isStale' | 'retry'>;

/** What the list itself cannot say: that one must wait, that nothing fits, or that asking did not work. */
export function PaletteMessage({
  text,
  awaited,
  asked,
  count,
}: {
  text: string;
  /** Lines on their way while nothing is typed. */
  awaited: number;
  asked: Asked;
  count: number;
}) {
  const t = useTranslations('palette');
  const common = useTranslations('common');
  const typed = text.trim();
  const said = asked.isStale ? t('searching') : t('count', { count });
  const { failure } = asked;
  return (
    <>
      <p role="status" className="sr-only">
        {typed === '' || failure ? '' : said}
      </p>
      {awaited > 0 || (asked.isStale && count === 0) ? (
        <div aria-hidden className="grid shrink-0 gap-4 px-4 py-3">
          {widths.slice(0, awaited || 3).map((width) => (
            <Skeleton key={width} className={width} />
          ))}
        </div>
      ) : null}
      {failure && !asked.isStale ? (
        <div
          role="alert"
          className="flex shrink-0 flex-wrap items-center justify-between gap-2 border-t px-4 py-2.5 text-small text-ink-2"
        >
          <span>{t(`failed.${failure}`)}</span>
          {failure === 'signedOut' ? (
            <ButtonLink href="/login" size="sm">
              {t('signIn')}
            </ButtonLink>
          ) : (
            <Button size="sm" onClick={asked.retry}>
              {common('retry')}
            </Button>
          )}
        </div>
      ) : null}
      {typed !== '' && count === 0 && !asked.isStale && !failure ? (
        <div className="shrink-0 px-4 py-8 text-center">
          <p className="wrap-anywhere">{t('none', { text: typed })}</p>
          <p className="mt-1 text-balance text-small text-ink-3">{t('noneHint')}</p>
        </div>
      ) : null}
    </>
  );
}

/** Which keys do what; of no use where there are none. */
export function PaletteHints() {
  const t = useTranslations('palette.hint');
  const hints = [
    { keys: ['↑', '↓'], word: t('move') },
    { keys: ['↵'], word: t('open') },
    { keys: ['Esc'], word: t('close') },
  ];
  return (
    <div aria-hidden className="flex shrink-0 gap-4 border-t px-4 py-2 text-note text-ink-3 max-md:hidden">
      {hints.map(({ keys, word }) => (
        <span key={word} className="flex items-center gap-1">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          <span className="ml-0.5">{word}</span>
        </span>
      ))}
    </div>
  );
}
