'use client';
import * as Radix from 'radix-ui/tooltip';
import type { ReactNode } from 'react';
import { usePopupHome } from './popup-home';

/** A word on hover and focus about the control inside. Nothing that one needs may live only here. */
export function Tooltip({
  text,
  side = 'top',
  children,
}: {
  text: ReactNode;
  side?: 'top' | 'bottom' | 'left' | 'right';
  children: ReactNode;
}) {
  const { ref, home, settle } = usePopupHome();
  return (
    <Radix.Provider delayDuration={300}>
      <Radix.Root onOpenChange={settle}>
        <Radix.Trigger asChild ref={ref}>
          {children}
        </Radix.Trigger>
        <Radix.Portal container={home}>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-70 animate-fade-in rounded-control bg-ink px-2.5 py-1.5 text-note text-surface"
          >
            {text}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
