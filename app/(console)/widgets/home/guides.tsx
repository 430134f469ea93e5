import { getLocale, getTranslations } from 'next-intl/server';
import { HomeCard, HomeEmpty, HomeLines } from '@/components/home/home-card';
import { ButtonLink } from '@/components/ui/button-link';
import { holds } from '@/lib/auth/scope';
import { listGuides } from '@/lib/guides/queries/list-guides';
import { formatMoney } from '@/lib/i18n/number-format';
import { listSalesSplit } from '@/lib/metrics/queries/sales';
import { netFen } from '@/lib/metrics/sales-figures';
import { openNode } from '../open-node';
import { failIfAsked } from '../widget-question';
import type { HomeCardProps } from './home-question';

const shown = 6;

/** Who is in the stores today, with what they sold on the latest complete day. */
export async function Guides({ ctx, params }: HomeCardProps) {
  failIfAsked(params, 'guides');
  const [t, roles, locale, { anchor }, page] = await Promise.all([
    getTranslations('home'),
    getTranslations('guides.roles'),
    getLocale(),
    openNode(ctx, { params: {}, node: {} }),
    listGuides(ctx, { statuses: ['active'], limit: shown }),
  ]);
  const sales = await listSalesSplit(ctx, { node: {}, range: { from: anchor, to: anchor }, by: 'guide' });
  const netOf = new Map(sales.map(({ key, figures }) => [key, netFen(figures)]));
  const more = page.total - page.rows.length;
  return (
    <HomeCard
      title={t('cards.guides')}
      note={more > 0 ? `${t('guides.note')} · ${t('guides.more', { count: more })}` : t('guides.note')}
      link={{ href: '/guides', label: t('guides.open') }}
    >
      {page.rows.length === 0 ? (
        <HomeEmpty
          action={
            holds(ctx.scope, 'guides:write') ? (
              <ButtonLink href="/guides/new">{t('guides.add')}</ButtonLink>
            ) : null
          }
        >
          {t('guides.empty')}
        </HomeEmpty>
      ) : (
        <HomeLines
          lines={page.rows.map(({ id, name, stays: [stay] }) => ({
            key: id,
            title: name,
            note: stay ? `${stay.storeName} · ${roles(stay.role)}` : undefined,
            href: `/guides/${id}`,
            mark: formatMoney(netOf.get(id) ?? null, locale, { compact: true }),
          }))}
        />
      )}
    </HomeCard>
  );
}
