export const tabLook =
  'relative -mb-px flex h-10 items-center gap-1.5 whitespace-nowrap border-b-2 border-transparent px-1 text-body text-ink-2 hover:text-ink max-md:h-12';

/** The look of one tab, for tabs that are links to pages of their own. */
export const tabClass = (isActive: boolean): string =>
  isActive ? `${tabLook} border-primary! font-medium text-ink!` : tabLook;

export const tabListClass = 'flex gap-5 overflow-x-auto border-b px-px pt-1 -mt-1';
