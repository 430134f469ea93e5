type Sight = { userId: string; name: string; brandId: string | null; path: string };

/** Who begins and who ceases to see a store when it moves, by name; a person of several grants counts as a whole. */
export function sightChange(
  sights: readonly Sight[],
  store: { brandId: string; from: string; to: string },
): { gain: string[]; lose: string[] } {
  const people = new Map<string, { name: string; sawIt: boolean; seesIt: boolean }>();
  for (const { userId, name, brandId, path } of sights) {
    if (brandId !== null && brandId !== store.brandId) continue;
    const before = people.get(userId);
    people.set(userId, {
      name,
      sawIt: Boolean(before?.sawIt) || store.from.startsWith(path),
      seesIt: Boolean(before?.seesIt) || store.to.startsWith(path),
    });
  }
  const changed = [...people.values()].filter(({ sawIt, seesIt }) => sawIt !== seesIt);
  const names = (gains: boolean) =>
    changed
      .filter(({ seesIt }) => seesIt === gains)
      .map(({ name }) => name)
      .sort();
  return { gain: names(true), lose: names(false) };
}
