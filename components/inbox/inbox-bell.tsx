import { getTranslations } from 'next-intl/server';
import { BellMark, bellClass } from './bell-mark';
import { InboxPopover } from './inbox-popover';
import type { NoticeLine } from './notice-words';

type InboxBellProps = {
  todo: number;
  all: number;
  /** The newest, in words; null while they are asked for: the bell is a plain way to the inbox then. */
  newest: NoticeLine[] | null;
  isPreview?: boolean;
};

/** The bell: a number for what must be done, a dot for what is only new; pressed it shows the newest. */
export async function InboxBell({ todo, all, newest, isPreview = false }: InboxBellProps) {
  const t = await getTranslations('inbox');
  const label =
    todo > 0 ? t('bellTodo', { count: todo }) : all > 0 ? t('bellNew', { count: all }) : t('bell');
  const mark = <BellMark todo={todo} all={all} />;
  if (newest === null)
    return (
      <a href="/inbox" aria-label={label} title={label} className={bellClass}>
        {mark}
      </a>
    );
  return (
    <InboxPopover
      label={label}
      lines={newest}
      words={{
        ...{ title: t('newestTitle'), all: t('seeAll'), markRead: t('markRead'), unread: t('unread') },
        ...{ todo: t('todo'), empty: isPreview ? t('empty.preview.title') : t('empty.all.title') },
      }}
    >
      {mark}
    </InboxPopover>
  );
}
