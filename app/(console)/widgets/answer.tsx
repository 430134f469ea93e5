import { getLocale, getTranslations } from 'next-intl/server';
import { formatDelta, formatMoney, formatPercent } from '@/lib/i18n/number-format';
import { type AnswerInput, type AnswerPart, answerSentence } from '@/lib/metrics/answer-sentence';
import { rangeWords } from '@/lib/metrics/range-words';
import { netFen } from '@/lib/metrics/sales-figures';
import { storeGaps } from '@/lib/targets/progress';
import type { NodeMonth } from '@/lib/targets/queries/node-month';
import { readEquation, readSales, readStoreChanges, readTargets } from './reads';
import { failIfAsked, type WidgetProps } from './widget-question';

/** One part of the sentence in the reader's language. */
async function partWords(): Promise<(part: AnswerPart) => string> {
  const [m, locale] = await Promise.all([getTranslations('metrics'), getLocale()]);
  const money = (fen: bigint) => formatMoney(fen, locale, { compact: true, signed: true });
  return (part: AnswerPart): string => {
    switch (part.key) {
      case 'answer.change':
      case 'answer.flat':
        return m(part.key, {
          base: m(`comparison.${part.comparison}`),
          delta: formatDelta(part.bps),
          amount: money(part.amountFen),
        });
      case 'answer.amountOnly':
        return m(part.key, { base: m(`comparison.${part.comparison}`), amount: money(part.amountFen) });
      case 'answer.missing':
        return m(part.key, { base: m(`comparison.${part.comparison}`) });
      case 'answer.noSales':
        return m(part.key);
      case 'answer.cause':
        return m(part.key, { factor: m(`factor.${part.factor}`), amount: money(part.amountFen) });
      case 'answer.pace':
      case 'answer.paceAhead':
      case 'answer.paceBehind':
      case 'answer.paceBehindStores':
        return m(part.key, {
          achieved: formatPercent(part.achievedBps, { digits: 0 }),
          due: formatPercent(part.dueBps, { digits: 0 }),
          amount: formatMoney(part.amountFen, locale, { compact: true }),
          count: part.storeIds?.length ?? 0,
          share: formatPercent(part.shareBps, { digits: 0 }),
        });
      case 'answer.stores':
        return m(part.key, {
          count: part.storeIds.length,
          share: formatPercent(part.shareBps, { digits: 0 }),
        });
      case 'answer.storesMoreThanAll':
        return m(part.key, { count: part.storeIds.length });
    }
  };
}

const figure = /((?:[▲▼] |领先 |落后 )?[+−]?(?:CN)?¥?\d[\d.,]*(?:[万亿KMB]|%|pt)?)/;

/** A line never breaks inside a figure: `+¥121.0` and `万` are one, and so are an arrow and its percentage. */
function withWholeFigures(sentence: string) {
  return sentence.split(figure).map((text, at) =>
    at % 2 === 0 ? (
      text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never move
      <span key={at} className="whitespace-nowrap">
        {text}
      </span>
    ),
  );
}

/** What the sentence tells of the target; the stores only where there are several. */
function paceOf({ progress, stores, due }: NodeMonth, isStore: boolean): AnswerInput['pace'] {
  if (!progress || progress.achievedBps === null) return null;
  const aimed = stores.flatMap(({ storeId, targetFen, actualFen }) =>
    targetFen === null ? [] : [{ storeId, targetFen, actualFen: actualFen ?? 0n }],
  );
  return { ...progress, achievedBps: progress.achievedBps, stores: isStore ? [] : storeGaps(aimed, due) };
}

/** The page in one sentence: how much, why, who. */
export async function Answer({
  ctx,
  question,
  params,
  isStore = false,
}: WidgetProps & { isStore?: boolean }) {
  failIfAsked(params, 'answer');
  const [t, m, { figures, before }, equation, stores, targets] = await Promise.all([
    getTranslations('overview'),
    getTranslations('metrics'),
    readSales(ctx, question),
    readEquation(ctx, question),
    isStore ? null : readStoreChanges(ctx, question),
    readTargets(ctx, question),
  ]);
  const parts = answerSentence({
    comparison: question.comparison,
    netBeforeFen: before && netFen(before),
    netAfterFen: figures && netFen(figures),
    contributionsFen: equation.explained.explanation.contributionsFen,
    stores: (stores?.rows ?? []).map((row) => ({
      storeId: row.key,
      deltaNetFen: netFen(row.figures) - (row.before ? netFen(row.before) : 0n),
    })),
    pace: targets && paceOf(targets, isStore),
  });
  const words = await partWords();
  const [head, ...others] = parts;
  const isPace = (part: AnswerPart) => part.key.startsWith('answer.pace');
  const rest = others.filter((part) => !isPace(part)).map(words);
  const sentence = [...(head ? [head] : []), ...others.filter(isPace)].map(words);
  // A store's page is headed by its name.
  const Heading = isStore ? 'h2' : 'h1';
  return (
    <header>
      <Heading className="text-h1 text-balance text-ink tabular-nums">
        {withWholeFigures(
          [...sentence, rest.join(m('answer.join'))].filter(Boolean).join(m('answer.separator')),
        )}
      </Heading>
      <p className="mt-1 text-small text-ink-3 tabular-nums">
        {t('ranges', { range: rangeWords(question.range), base: rangeWords(question.base) })}
      </p>
    </header>
  );
}
