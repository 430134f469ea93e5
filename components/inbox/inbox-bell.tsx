import { Bell } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';

/** The way to the inbox: a number for what must be done, a dot for what is only new. */
export async function InboxBell({ todo, all }: { todo: number; all: number }) {
  const t = await getTranslations('inbox');
  const label =
    todo > 0 ? t('bellTodo', { count: todo }) : all > 0 ? t('bellNew', { count: all }) : t('bell');
  return (
    <Link
      href="/inbox"
      aria-label={label}
      title={label}
      className="relative inline-flex size-9 shrink-0 items-center justify-center rounded-control text-ink-2 transition-colors hover:bg-pressed/60 hover:text-ink max-md:after:absolute max-md:after:-inset-1.5"
    >
      <Bell aria-hidden className="size-4.5" />
      {todo > 0 ? (
        <span
          aria-hidden
          className="absolute -top-0.5 -right-0.5 min-w-4.5 rounded-full bg-bad px-1 text-center font-medium text-[11px] text-on-bad leading-4.5 tabular-nums"
        >
          {todo > 99 ? '99+' : todo}
        </span>
      ) : all > 0 ? (
        <span aria-hidden className="absolute top-1.5 right-1.5 size-2 rounded-full bg-primary" />
      ) : null}
    </Link>
  );
}
