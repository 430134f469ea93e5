'use client';
import * as Radix from 'radix-ui/tabs';
import type { ReactNode } from 'react';
import { cn } from './cn';

export interface Tab {
  value: string;
  label: ReactNode;
  content: ReactNode;
}

const look =
  'relative -mb-px flex h-10 items-center gap-1.5 whitespace-nowrap border-b-2 border-transparent px-1 text-body text-ink-2 hover:text-ink max-md:h-12';

/** The look of one tab, for tabs that are links to pages of their own. */
export function tabClass(active: boolean): string {
  return cn(look, active && 'border-primary font-medium text-ink');
}

export const tabListClass = 'flex gap-5 overflow-x-auto border-b px-px pt-1 -mt-1';

/** Parts of one page, one at a time. For parts with an address of their own use links with tabClass. */
export function Tabs({
  label,
  tabs,
  defaultValue,
  value,
  onValueChange,
  className,
}: {
  label: string;
  tabs: Tab[];
  defaultValue?: string;
  value?: string;
  onValueChange?: (value: string) => void;
  className?: string;
}) {
  return (
    <Radix.Root
      defaultValue={defaultValue ?? tabs[0]?.value}
      value={value}
      onValueChange={onValueChange}
      className={className}
    >
      <Radix.List aria-label={label} className={tabListClass}>
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className={cn(
              look,
              'focus-visible:-outline-offset-2 data-[state=active]:border-primary data-[state=active]:font-medium data-[state=active]:text-ink',
            )}
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-4">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
