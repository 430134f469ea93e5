import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { ModifierKeys } from '@/components/ui/modifier-keys';
import { goLetters } from '@/lib/palette/shortcuts';
import { ShortcutSwitch } from './shortcut-switch';

const goNames = {
  '/home': 'home',
  '/overview': 'overview',
  '/stores': 'stores',
  '/org': 'organization',
  '/guides': 'guides',
  '/goods': 'goods',
  '/imports': 'imports',
  '/settings': 'settings',
} as const;

type SheetProps = {
  /** Pages the reader may open. */
  hrefs: ReadonlySet<string>;
  person: string;
  onClose: () => void;
  returnFocus: (event: Event) => void;
};

/** All shortcuts, and the switch that turns those of one key off. */
export function ShortcutSheet({ hrefs, person, onClose, returnFocus }: SheetProps) {
  const t = useTranslations('palette.shortcuts');
  const nav = useTranslations('shell.nav');
  const place = useTranslations('palette.place');
  const common = useTranslations('common');
  const pages = Object.entries(goLetters).filter(([, href]) => hrefs.has(href));
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      onCloseAutoFocus={returnFocus}
      title={t('title')}
      note={t('note')}
      closeLabel={common('close')}
      className="max-w-150"
    >
      <div className="mb-4 rounded-control bg-page px-3.5 py-2.5">
        <ShortcutSwitch person={person} />
      </div>
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        <div className="grid content-start gap-4">
          <Part title={t('anywhere')}>
            <Line word={t('palette')} keys={<ModifierKeys letter="K" />} />
            <Line word={t('save')} keys={<ModifierKeys letter="S" />} />
            <Line word={t('close')} keys={<Kbd>Esc</Kbd>} />
          </Part>
          <Part title={t('single')}>
            <Line word={t('search')} keys={<Kbd>/</Kbd>} />
            <Line word={t('sheet')} keys={<Kbd>?</Kbd>} />
            <Line word={t('undo')} keys={<Kbd>U</Kbd>} />
          </Part>
          <RowsPart />
        </div>
        <Part title={t('go')}>
          {pages.map(([letter, href]) => (
            <Line
              key={letter}
              word={href === '/metrics' ? place('metrics') : nav(goNames[href])}
              keys={
                <>
                  <Kbd>G</Kbd>
                  <span className="text-note text-ink-3">{t('then')}</span>
                  <Kbd>{letter.toUpperCase()}</Kbd>
                </>
              }
            />
          ))}
        </Part>
      </div>
    </Dialog>
  );
}

function RowsPart() {
  const t = useTranslations('palette.shortcuts');
  const press = <span className="text-note text-ink-3">{t('press')}</span>;
  return (
    <Part title={t('rows')}>
      <Line
        word={t('range')}
        keys={
          <>
            <Kbd>Shift</Kbd>
            {press}
          </>
        }
      />
      <Line
        word={t('step')}
        keys={
          <>
            <Kbd>Shift</Kbd>
            <Kbd>↓</Kbd>
          </>
        }
      />
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 text-note text-ink-3">{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

function Line({ word, keys }: { word: string; keys: ReactNode }) {
  return (
    <div className="flex min-h-8 items-center justify-between gap-3 py-0.5">
      <dt>{word}</dt>
      <dd className="flex shrink-0 items-center gap-1">{keys}</dd>
    </div>
  );
}
