import { getTranslations } from 'next-intl/server';
import { peekOf } from '@/components/data-table/peek';
import type { SearchParams } from '@/components/data-table/table-state';
import { GuideProfile } from '@/components/guides/guide-profile';
import { GuideStatusMark } from '@/components/guides/guide-status';
import { GuideStays } from '@/components/guides/guide-stays';
import { ButtonLink } from '@/components/ui/button-link';
import type { Context } from '@/lib/auth/context';
import { findGuide } from '@/lib/guides/queries/get-guide';
import { addDays, asDay } from '@/lib/time';

/** A guide at a glance, beside the list: changes are made on the page itself. */
async function GuidePeek({ ctx, id }: { ctx: Context; id: string }) {
  const [t, guide] = await Promise.all([getTranslations('guides'), findGuide(ctx, { id })]);
  if (!guide) return null;
  const stays = guide.stays.map((stay) => ({
    ...stay,
    canWrite: false,
    lastDay: stay.to && addDays(asDay(stay.to), -1),
  }));
  return (
    <div className="grid gap-4">
      <GuideStatusMark status={guide.status} />
      <GuideProfile guide={guide} account={undefined} />
      <GuideStays guideId={guide.id} stores={[]} stays={stays} today={ctx.scope.today} />
      <ButtonLink href={`/guides/${guide.id}`} variant="primary" className="w-fit">
        {t('open')}
      </ButtonLink>
    </div>
  );
}

/** The guide that an address looks at, if any. */
export function peekedGuide(ctx: Context, params: SearchParams) {
  const id = peekOf(params);
  return { id, content: id && <GuidePeek ctx={ctx} id={id} /> };
}
