import { getTranslations } from 'next-intl/server';
import type { Permission } from '@/lib/auth/permissions';
import { permissionOfScreen } from '@/lib/auth/screens';
import { IMPORT_KINDS } from '@/lib/imports/fields';
import { importKindsOf } from '@/lib/imports/rights';
import { knownSearchKeys } from '@/lib/organization/search-keys';
import type { Findable } from '@/lib/organization/text-match';
import type { HelpPlace } from './help-menu';
import { palettePlaces } from './palette-places';

/** A page or an act that has an address. `words` are what else it is found by. */
export type PaletteCommand = Findable & { kind: 'go' | 'act'; label: string; href: string };

type Holds = (permission: Permission) => boolean;

/** `/stores/new?kind=x` is found by stores, new. */
const wordsOf = (href: string): string[] => (href.split('?')[0] ?? '').split('/').filter(Boolean);

const command = (kind: PaletteCommand['kind'], label: string, href: string): PaletteCommand => ({
  ...{ kind, label, href, words: wordsOf(href) },
  ...knownSearchKeys(label),
});

async function places(isSample: boolean): Promise<PaletteCommand[]> {
  const t = await getTranslations();
  return palettePlaces
    .filter(({ href }) => isSample || href !== '/settings/sample')
    .map(({ href, words }) => command('go', t(words), href));
}

async function acts(holds: Holds): Promise<PaletteCommand[]> {
  const [t, kinds] = await Promise.all([getTranslations('palette.act'), getTranslations('imports.kinds')]);
  const mine = importKindsOf(holds);
  return [
    command('act', t('newStore'), '/stores/new'),
    command('act', t('newGuide'), '/guides/new'),
    command('act', t('newProduct'), '/goods/new'),
    ...IMPORT_KINDS.filter((kind) => mine.includes(kind)).map((kind) =>
      command('act', t('import', { kind: kinds(kind) }), `/imports/new?kind=${kind}`),
    ),
    ...(holds('users:write') ? [command('act', t('invite'), '/settings/users?invite=1')] : []),
  ];
}

/** The pages one may open and the acts one has the right to, in the order of the navigation. */
export async function paletteCommands(holds: Holds, isSample: boolean): Promise<PaletteCommand[]> {
  const [go, act] = await Promise.all([places(isSample), acts(holds)]);
  return [...go, ...act].filter(({ href }) => {
    const right = permissionOfScreen(href.split('?')[0] ?? href);
    return right !== null && holds(right);
  });
}

/** Places of help: what the numbers mean; for whoever connects systems also the API. */
export const helpPlaces = (holds: Holds): HelpPlace[] => [
  { key: 'metrics', href: '/metrics' },
  ...(holds('api-keys:write') || holds('ingest:read')
    ? [{ key: 'developers', href: '/developers' } as const]
    : []),
];
