import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

// Our own token names must be told to tailwind-merge, or it takes `text-h1` for a colour.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['num-xl', 'h1', 'h2', 'lead', 'body', 'small', 'note'],
      radius: ['tag', 'control', 'card'],
      shadow: ['overlay'],
    },
  },
});

/**
 * Joins class names; of two that set the same thing the later one wins. Parts that the sign-in page shows join
 * theirs by `clsx` alone, for merging weighs 9 kB: a class given to them replaces another with `!`.
 */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
