/**
 * Published public holidays and make-up workdays of mainland China.
 *
 * Only the data of `chinese-days` is used, not its functions: those pass the date through the
 * process's time zone (west of UTC they answer for the day before) and answer silently for years
 * that have not been published yet.
 */
import published from 'chinese-days/dist/chinese-days.json';
import { dayOfWeek, type DayOfWeek, type LocalDate } from './instant';

// Read inside functions only: a bundle that uses none of them then leaves the table (37 KB) out.
const holidayOn = (date: LocalDate): string | undefined =>
  (published.holidays as Readonly<Record<string, string>>)[date];
const makeUpWorkdayOn = (date: LocalDate): string | undefined =>
  (published.workdays as Readonly<Record<string, string>>)[date];
const inLieuDays = (): Readonly<Record<string, string>> => published.inLieuDays;

/**
 * Statutory days with a fixed date (State Council decree 795: 2 May since 2025). Those by the
 * moon (Spring Festival, Tomb-sweeping, Dragon Boat, Mid-autumn) are only known once published.
 */
const fixedStatutoryDays = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

/** `published`: the State Council's arrangement; `fallback`: weekdays less the fixed statutory days. */
export type HolidayBasis = 'published' | 'fallback';

/**
 * Whether the year's arrangement is in the library. Judged by National Day, because a New Year's
 * arrangement may reach into the neighbouring year before that one is published.
 */
export function isHolidayYearKnown(year: number): boolean {
  return holidayOn(`${year}-10-01`) !== undefined;
}

/** Whether people work on the day by the public calendar alone, and what that rests on. */
export function publicWorkday(date: LocalDate): { workday: boolean; basis: HolidayBasis } {
  const weekday = dayOfWeek(date) <= 5;
  if (makeUpWorkdayOn(date) !== undefined) return { workday: true, basis: 'published' };
  if (holidayOn(date) !== undefined) return { workday: false, basis: 'published' };
  if (isHolidayYearKnown(Number(date.slice(0, 4)))) return { workday: weekday, basis: 'published' };
  return { workday: weekday && !fixedStatutoryDays.has(date.slice(5)), basis: 'fallback' };
}

/**
 * The weekday whose work a make-up workday makes up for. A holiday's make-up workdays and its days off in lieu belong
 * together in their order, as the arrangement lists them; null where it gives not as many of one as of the other, and
 * for every other day.
 */
export function weekdayMadeUp(date: LocalDate): DayOfWeek | null {
  const holiday = makeUpWorkdayOn(date);
  if (holiday === undefined) return null;
  const ofHoliday = (days: Readonly<Record<string, string>>) =>
    Object.keys(days)
      .filter((day) => days[day] === holiday && day.slice(0, 4) === date.slice(0, 4))
      .sort();
  const [worked, off] = [ofHoliday(published.workdays), ofHoliday(inLieuDays())];
  const inLieu = off[worked.indexOf(date)];
  return worked.length === off.length && inLieu !== undefined ? dayOfWeek(inLieu) : null;
}
