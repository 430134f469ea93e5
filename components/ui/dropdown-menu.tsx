'use client';
import { Check } from 'lucide-react';
import Link from 'next/link';
import * as Radix from 'radix-ui/dropdown-menu';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { usePopupHome } from './popup-home';

const itemClass =
  'flex h-8 w-full cursor-pointer select-none items-center gap-2 rounded-control px-2 text-body text-ink outline-none max-md:h-12 data-highlighted:bg-hover data-disabled:cursor-not-allowed data-disabled:text-ink-3 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3';

/** A menu at its trigger. Never modal: a modal menu hides the page from readers while its trigger has the focus. */
export function DropdownMenu({
  trigger,
  align = 'end',
  className,
  children,
}: {
  trigger: ReactNode;
  align?: 'start' | 'center' | 'end';
  className?: string;
  children: ReactNode;
}) {
  const { ref, home, settle } = usePopupHome();
  return (
    <Radix.Root modal={false} onOpenChange={settle}>
      <Radix.Trigger asChild ref={ref}>
        {trigger}
      </Radix.Trigger>
      <Radix.Portal container={home}>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            'z-50 max-h-(--radix-popper-available-height) min-w-44 animate-pop-in overflow-y-auto rounded-card bg-raised p-1 shadow-overlay outline-none',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({
  icon,
  hint,
  href,
  danger = false,
  disabled,
  onSelect,
  children,
}: {
  icon?: ReactNode;
  hint?: ReactNode;
  href?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect?: () => void;
  children: ReactNode;
}) {
  const inside = (
    <>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint ? <span className="text-note text-ink-3">{hint}</span> : null}
    </>
  );
  const className = cn(itemClass, danger && 'text-bad [&_svg]:text-bad');
  return (
    <Radix.Item asChild={href !== undefined} disabled={disabled} onSelect={onSelect} className={className}>
      {href === undefined ? inside : <Link href={href}>{inside}</Link>}
    </Radix.Item>
  );
}

/** One of several, the present one marked. */
export function MenuChoice<T extends string>({
  label,
  options,
  value,
  onValueChange,
}: {
  label: string;
  options: { value: T; label: ReactNode; icon?: ReactNode }[];
  value: T;
  onValueChange: (value: T) => void;
}) {
  return (
    <Radix.RadioGroup value={value} onValueChange={(next) => onValueChange(next as T)}>
      <Radix.Label className="px-2 pt-2 pb-1 text-note text-ink-3">{label}</Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={itemClass}>
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <Radix.ItemIndicator>
            <Check aria-hidden className="text-primary!" />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="mx-1 my-1 h-px bg-line" />;
}

/** Words in a menu that are not a choice, such as who is signed in. */
export function MenuNote({ children }: { children: ReactNode }) {
  return <Radix.Label className="block px-2 py-1.5 text-small text-ink-2">{children}</Radix.Label>;
}
