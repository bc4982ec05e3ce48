/** Year, month and day, and the time of day that may follow: numbers as C's scanf reads them. */
const DATE =
  /^\s*([+-]?\d+)-\s*([+-]?\d+)-\s*([+-]?\d+)(?!\d)(?:\s*([+-]?\d+):\s*([+-]?\d+):\s*([+-]?\d+)(?!\d)(?:\.\s*\d{1,6})?)?$/;
/** Seconds after 1970 that BIRD knows. */
const LATEST = 2 ** 40;

/**
 * Whether BIRD takes a text as a point of time: `YYYY-MM-DD [hh:mm:ss[.frac]]` after 1970-01-01 (tm_parse_time in
 * lib/timer.c, all versions). Months and days beyond the calendar run over into the next, as there.
 */
export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) return false;
  const [year, month, day, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map(part => (part === undefined ? undefined : Number(part))) as [number, number, number, ...number[]];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hours, minutes, seconds);
  const time = date.getTime() / 1000;
  return time > 0 && time <= LATEST;
}
