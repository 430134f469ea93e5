import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { goLetters } from '@/lib/palette/shortcuts';
import { palettePlaces } from './palette-places';

const app = fileURLToPath(new URL('../../app/(console)/', import.meta.url));
/** Reached from the page above it alone, as a step of what one does there. */
const steps = ['/settings/targets/split'];

it('go to every page of the console that has an address of its own', () => {
  const pages = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('page.tsx') && !file.includes('['))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, '')}`)
    .filter((path) => !path.endsWith('/new') && !steps.includes(path));
  const known: string[] = palettePlaces.map(({ href }) => href);
  expect(known.toSorted()).toEqual(pages.toSorted());
  expect(Object.values(goLetters).filter((href) => !known.includes(href))).toEqual([]);
});
