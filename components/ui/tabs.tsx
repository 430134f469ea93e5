'use client';
import * as Radix from 'radix-ui/tabs';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { tabListClass, tabLook } from './tab-look';

export interface Tab {
  value: string;
  label: ReactNode;
  content: ReactNode;
}

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
              tabLook,
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
