import { useTranslations } from 'next-intl';
import { CopyButton } from '@/components/ui/copy-button';

/** A text to take along, with a button that copies it. */
export function CodeSample({ title, text }: { title: string; text: string }) {
  const t = useTranslations('developers');
  return (
    <figure className="min-w-0 overflow-hidden rounded-control border bg-page">
      <figcaption className="flex items-center justify-between gap-2 border-b py-1 pr-1 pl-3.5 text-ink-2 text-small">
        {title}
        <CopyButton text={text} label={t('copy')} copiedLabel={t('copied')} />
      </figcaption>
      {/* A long sample scrolls by itself, also with the keyboard. */}
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-110 overflow-auto px-3.5 py-3 font-mono text-note leading-5"
      >
        {text}
      </pre>
    </figure>
  );
}
