import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { permissionOfScreen } from './screens';

const app = fileURLToPath(new URL('../../app/', import.meta.url));
const id = '01a20089-0aa8-735f-b1ca-0183568b9dc5';

it('names for every screen the right that its page asks for, and none elsewhere', () => {
  const pages = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('page.tsx'))
    .flatMap((file) => {
      const right = /requirePage\('([a-z:-]+)'\)/.exec(readFileSync(app + file, 'utf8'))?.[1];
      const path = `/${file.replace(/\(\w+\)\//g, '').replace(/\/?page\.tsx$/, '')}`;
      return right ? [[path.replace('[id]', id), right] as const] : [];
    });
  expect(pages.length).toBeGreaterThan(30);
  expect(pages.map(([path]) => [path, permissionOfScreen(path)])).toEqual(pages);
  expect(permissionOfScreen('/nothing/here')).toBeNull();
});
