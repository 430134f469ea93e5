import { getTranslations } from 'next-intl/server';
import { HomeCard, HomeEmpty, HomeLines } from '@/components/home/home-card';
import { readNoticeWords } from '@/components/inbox/notice-words';
import { countUnread, listNotices } from '@/lib/inbox/queries';
import { failIfAsked } from '../widget-question';
import type { HomeCardProps } from './home-question';

/** What waits in the reader's inbox. */
export async function Todo({ ctx, params }: HomeCardProps) {
  failIfAsked(params, 'todo');
  const [t, words, { rows }, unread] = await Promise.all([
    getTranslations('home'),
    readNoticeWords(),
    listNotices(ctx, { list: 'unread', limit: 4 }),
    countUnread(ctx),
  ]);
  return (
    <HomeCard
      title={t('cards.todo')}
      note={t('todo.note', { count: unread.all })}
      link={{ href: '/inbox', label: t('todo.open') }}
    >
      {rows.length === 0 ? (
        <HomeEmpty>{t('todo.empty')}</HomeEmpty>
      ) : (
        <HomeLines
          lines={rows.map((row) => {
            const { id, title, note, href } = words(row, ctx.now);
            return { key: id, title, note, href };
          })}
        />
      )}
    </HomeCard>
  );
}
