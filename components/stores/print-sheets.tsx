import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { ChoiceLinks } from '@/components/ui/choice-links';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import {
  MOST_CARDS,
  PER_PAGE,
  type PerPage,
  type PrintQuestion,
  printHref,
  sheetsOf,
} from '@/lib/stores/print-sheet';
import type { TouchpointKind } from '@/lib/stores/touchpoint';
import { PrintButton } from './print-button';
import { QrCode } from './qr-code';

export type PrintCardProps = {
  id: string;
  code: string;
  name: string;
  kind: TouchpointKind;
  storeName: string;
  brandName: string;
  address: string;
};

type PrintSheetsProps = { cards: PrintCardProps[]; stores: number; asked: PrintQuestion; backHref: string };

const grids: Record<PerPage, string> = {
  1: 'grid-cols-1 grid-rows-1',
  4: 'grid-cols-2 grid-rows-2',
  8: 'grid-cols-2 grid-rows-4',
};

/** Sheets of A4 with QR cards to cut out; on the screen as they will lie on the paper. */
export async function PrintSheets({ cards, stores, asked, backHref }: PrintSheetsProps) {
  const t = await getTranslations('touchpoints.sheet');
  const { perPage } = asked;
  return (
    <>
      <header
        data-print="hide"
        className="sticky top-0 z-30 flex flex-wrap items-center justify-between gap-3 border-b bg-surface px-6 py-3 max-md:px-4"
      >
        <div>
          <h1 className="text-h1">{t('title')}</h1>
          <p className="text-small text-ink-3">
            {t('count', { stores, cards: cards.length })} · {t('hint')}
          </p>
          {cards.length >= MOST_CARDS ? (
            <p className="text-small text-warn">{t('limited', { limit: MOST_CARDS })}</p>
          ) : null}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <ChoiceLinks
            label={t('per')}
            choices={PER_PAGE.map((count) => ({
              ...{ key: String(count), label: t('perPage', { count }), isChosen: count === perPage },
              href: printHref({ ...asked, perPage: count }),
            }))}
          />
          <ButtonLink href={backHref}>{t('back')}</ButtonLink>
          {cards.length > 0 ? <PrintButton>{t('print')}</PrintButton> : null}
        </div>
      </header>
      {cards.length === 0 ? (
        <EmptyState
          kind="first-use"
          title={t('emptyTitle')}
          cause={t('emptyCause')}
          action={<ButtonLink href={backHref}>{t('emptyAction')}</ButtonLink>}
        />
      ) : null}
      <div className="grid justify-center gap-6 overflow-x-auto p-6 max-md:justify-start max-md:p-4 print:block print:p-0">
        {sheetsOf(cards, perPage).map((sheet) => (
          <section key={sheet[0]?.id} className={cn('paper grid', grids[perPage])}>
            {sheet.map((card) => (
              <PrintCard key={card.id} card={card} perPage={perPage} />
            ))}
          </section>
        ))}
      </div>
    </>
  );
}

async function PrintCard({ card, perPage }: { card: PrintCardProps; perPage: PerPage }) {
  const t = await getTranslations('touchpoints');
  const isFlat = perPage === 8;
  const isBig = perPage === 1;
  return (
    <article
      className={cn(
        'paper-card flex min-w-0 items-center justify-center gap-[4mm] text-center',
        isFlat ? 'gap-[5mm] text-left' : 'flex-col',
      )}
    >
      <QrCode
        text={card.address}
        label={t('qr.label', { name: card.name })}
        className={cn('shrink-0', isBig ? 'size-[120mm]' : isFlat ? 'size-[44mm]' : 'size-[62mm]')}
      />
      <div className={cn('grid min-w-0 gap-[1.5mm]', isBig && 'gap-[3mm]')}>
        <p className={isBig ? 'text-[7mm]/[9mm]' : 'text-[3.6mm]/[5mm]'}>{card.brandName}</p>
        <h2 className={cn('font-semibold', isBig ? 'text-[12mm]/[15mm]' : 'text-[5mm]/[6.6mm]')}>
          {card.storeName}
        </h2>
        <p className={isBig ? 'text-[6mm]/[8mm]' : 'text-[3.4mm]/[4.8mm]'}>
          {isFlat ? card.name : `${t('sheet.scan')} · ${card.name}`}
        </p>
        <p className={cn('break-all tabular-nums', isBig ? 'text-[4.5mm]/[6mm]' : 'text-[3mm]/[4.2mm]')}>
          {card.code}
        </p>
      </div>
    </article>
  );
}
