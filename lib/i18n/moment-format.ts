// The Swedish way of writing a moment is ISO 8601 with a space, which both of our languages read.
const notation = 'sv-SE';

/**
 * Writes moments the way days are written everywhere, on the clocks of `timeZone`: `2026-11-20 18:00`; with `second`
 * `2026-11-20 18:00:05`, with `day` `2026-11-20`. One notation for both languages, so that a column lines up and no
 * reader has to ask whether 11/12 is a day of November.
 */
export function momentFormat(
  timeZone: string,
  grain: 'day' | 'minute' | 'second' = 'minute',
): (at: Date) => string {
  const clock = new Intl.DateTimeFormat(notation, {
    timeZone,
    dateStyle: 'short',
    timeStyle: grain === 'day' ? undefined : grain === 'second' ? 'medium' : 'short',
  });
  return (at) => clock.format(at);
}
