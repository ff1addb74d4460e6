/** How the retention job divides its work (G2): by month, in portions that one transaction holds. */
import type { LocalDate } from '../time';

/** Records taken away in one transaction; each costs two to four of its hundred operations. */
export const recordsPerTransaction = 20;

/** The month whose sums a record's figures are added to. */
export const monthOf = (date: LocalDate): string => date.slice(0, 7);

/** In their order, each portion of one month. */
export function portionsOf<T extends { date: LocalDate }>(
  records: readonly T[],
  most = recordsPerTransaction,
): { month: string; records: T[] }[] {
  const portions: { month: string; records: T[] }[] = [];
  for (const record of records) {
    const month = monthOf(record.date);
    const last = portions.at(-1);
    if (last && last.month === month && last.records.length < most) last.records.push(record);
    else portions.push({ month, records: [record] });
  }
  return portions;
}

/** Numbers of both, added up by name. */
export function added(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> {
  const sum: Record<string, number> = { ...one };
  for (const [name, figure] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + figure;
  return sum;
}

/** Hours of a school's night in which records are taken away, at UTC+8. */
export const nightHours = { from: 1, to: 5 } as const;

export function isNight(localTime: string): boolean {
  const hour = Number(localTime.slice(0, 2));
  return hour >= nightHours.from && hour < nightHours.to;
}
