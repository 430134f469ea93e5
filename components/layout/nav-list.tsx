'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

export interface NavItem {
  href: string;
  label: string;
  icon: ReactNode;
  /** Only for what the reader must do. */
  badge?: number;
  /** A second level, shown while one is inside. */
  children?: { href: string; label: string }[];
}

function isInside(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}

// In the rail (tablet, or collapsed) words stay for readers and leave the screen.
const words = 'md:max-lg:sr-only lg:group-data-[nav=collapsed]/shell:sr-only';

/** The lines of the navigation; the page one is on is marked. */
export function NavList({ items, onNavigate }: { items: NavItem[]; onNavigate?: () => void }) {
  const path = usePathname();
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] gap-0.5">
      {items.map((item) => {
        const children = item.children ?? [];
        const inside = isInside(path, item.href) || children.some((child) => isInside(path, child.href));
        return (
          <li key={item.href}>
            <Link
              href={item.href}
              title={item.label}
              onClick={onNavigate}
              aria-current={path === item.href ? 'page' : undefined}
              className={cn(
                'relative flex h-9 items-center gap-2.5 rounded-control px-2.5 text-ink-2 transition-colors hover:bg-pressed/60 hover:text-ink max-md:h-12',
                '[&_svg]:size-4.5 [&_svg]:shrink-0 [&_svg]:text-ink-3',
                inside &&
                  'bg-primary-tint font-medium text-primary hover:bg-primary-tint hover:text-primary [&_svg]:text-primary',
              )}
            >
              {item.icon}
              <span className={cn('truncate', words)}>{item.label}</span>
              {item.badge ? (
                <span className="ml-auto rounded-full bg-bad px-1.5 font-medium text-note text-on-bad md:max-lg:absolute md:max-lg:-top-1 md:max-lg:right-0 lg:group-data-[nav=collapsed]/shell:absolute lg:group-data-[nav=collapsed]/shell:-top-1 lg:group-data-[nav=collapsed]/shell:right-0">
                  {item.badge > 99 ? '99+' : item.badge}
                </span>
              ) : null}
            </Link>
            {inside && children.length > 0 ? (
              <ul className="mt-0.5 mb-1 ml-4.5 grid gap-0.5 border-l pl-2.5 md:max-lg:hidden lg:group-data-[nav=collapsed]/shell:hidden">
                {children.map((child) => (
                  <li key={child.href}>
                    <Link
                      href={child.href}
                      onClick={onNavigate}
                      aria-current={isInside(path, child.href) ? 'page' : undefined}
                      className="flex h-8 items-center rounded-control px-2.5 text-small text-ink-2 hover:bg-pressed/60 hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-primary max-md:h-12"
                    >
                      {child.label}
                    </Link>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
