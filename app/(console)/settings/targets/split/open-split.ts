import { notFound } from 'next/navigation';
import type { getTranslations } from 'next-intl/server';
import type { Context } from '@/lib/auth/context';
import { AppError } from '@/lib/errors';
import type { Locale } from '@/lib/i18n/locale';
import { formatMoney } from '@/lib/i18n/number-format';
import type { SearchParams } from '@/lib/metrics/dashboard-question';
import { listRegionTree } from '@/lib/organization/queries';
import { treeOrder } from '@/lib/organization/region-order';
import { SplitInput } from '@/lib/targets/input';
import { sumTargets } from '@/lib/targets/progress';
import { listNodeStores } from '@/lib/targets/queries/node-month';
import { previewSplit } from '@/lib/targets/queries/preview-split';
import { monthChoices, monthOf } from '@/lib/targets/target-period';
import { coverageOf } from '@/lib/targets/target-rows';
import { addDays, asDay, monthStart } from '@/lib/time';

type Words = Awaited<ReturnType<typeof getTranslations<'targets'>>>;
type Asked = { params: SearchParams; t: Words; locale: Locale };

const one = (params: SearchParams, key: string): string => {
  const value = params[key];
  return (typeof value === 'string' ? value : value?.[0])?.slice(0, 64) ?? '';
};

async function regionChoices(ctx: Context, t: Words) {
  const [root, ...regions] = treeOrder(await listRegionTree(ctx));
  const below = regions.map(({ code, name, level }) => ({ code, name: `${'　'.repeat(level)}${name}` }));
  return root ? [{ code: '', name: t('whole') }, ...below] : below;
}

/** What the form holds, and the preview of it when it is whole; a region that is not there is a page that is not. */
export async function openSplit(ctx: Context, { params, t, locale }: Asked) {
  const month = monthOf(one(params, 'month')) ?? monthStart(asDay(ctx.scope.today));
  const region = one(params, 'region');
  const total = one(params, 'total');
  const asked = SplitInput.safeParse({
    ...{ month, region: region || undefined, totalFen: total },
    ...{ basis: one(params, 'basis') || 'last_year', unitFen: one(params, 'unit') || '10000' },
  });
  try {
    const [regions, { stores }] = await Promise.all([
      regionChoices(ctx, t),
      listNodeStores(ctx, {
        ...{ node: { region: region || undefined }, month, through: addDays(month, -1) },
        permission: 'targets:write',
        withLastYear: true,
      }),
    ]);
    const amount = (fen: bigint | null | undefined) => formatMoney(fen, locale, { compact: true });
    const now = sumTargets(stores)?.targetFen;
    const form = {
      months: monthChoices(month, asDay(ctx.scope.today)),
      ...{ month: month.slice(0, 7), monthStart: month, region, regions, totalFen: total || null },
      ...{ basis: one(params, 'basis') || 'last_year', unitFen: one(params, 'unit') || '10000' },
      hint: [
        t('splitPage.lastYear', { amount: amount(coverageOf(stores).lastYearFen) }),
        t('splitPage.current', { amount: amount(now) }),
      ].join(' · '),
      isBad: total !== '' && !asked.success,
    };
    if (total === '' || !asked.success) return { form, preview: null, question: null };
    const { basis, unitFen, totalFen } = asked.data;
    const preview = { ...(await previewSplit(ctx, asked.data)), basis };
    const question = {
      ...{ month: form.month, region: region || undefined, basis, seen: preview.seen },
      ...{ totalFen: String(totalFen), unitFen: String(unitFen) },
    };
    return { form, preview, question };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
