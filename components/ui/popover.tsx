'use client';
import * as Radix from 'radix-ui/popover';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { usePopupHome } from './popup-home';

export const popupClass =
  'z-50 max-h-(--radix-popper-available-height) animate-pop-in rounded-card bg-raised text-ink shadow-overlay outline-none';

/** A small plate at its trigger. `label` names it for those who do not see where it came from. */
export function Popover({
  trigger,
  label,
  open,
  onOpenChange,
  align = 'start',
  side = 'bottom',
  className,
  children,
}: {
  trigger: ReactNode;
  label: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'left' | 'right';
  className?: string;
  children: ReactNode;
}) {
  const { ref, home, settle } = usePopupHome();
  return (
    <Radix.Root
      open={open}
      onOpenChange={(next) => {
        settle(next);
        onOpenChange?.(next);
      }}
    >
      <Radix.Trigger asChild ref={ref}>
        {trigger}
      </Radix.Trigger>
      <Radix.Portal container={home}>
        <Radix.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cn(popupClass, 'max-w-[calc(100vw-16px)] overflow-y-auto p-4', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
