/** What a browser sends for one opened page of a touchpoint. */
export const scanSource = 'touchpoint-page';
/** How long after it was opened a page may still be counted. */
export const SCAN_LOAD_MINUTES = 60;
export const visitorCookie = 'visitor';
/** Half a year: long enough to tell who comes back, short enough to forget. */
export const VISITOR_COOKIE_SECONDS = 180 * 86_400;

const machines =
  /(?<!cu)bot|crawl|spider|slurp|preview|fetch|monitor|curl|wget|python|headlesschrome|lighthouse|facebookexternalhit|bytespider/i;

/** Whether a request looks like a machine that reads pages; no name at all does, a telephone of the make Cubot does not. */
export const isMachine = (userAgent: string): boolean => userAgent.trim() === '' || machines.test(userAgent);

/** A random id with the instant in it: the first twelve hex digits of a UUIDv7 are milliseconds. */
export const instantOfLoad = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
