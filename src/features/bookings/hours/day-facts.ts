/** What a single day says, from the hours as the cloud answered them (B1). */
import { dayOfWeek } from '../../../shared/time/instant';
import type { Window } from './pattern-row';
import type { Hours } from './use-hours';

export type Day = Hours['days'][number];

const saturday = 6;

export const kindWords: Readonly<Record<Day['kind'], string>> = {
  school: '',
  'made-up': '调休上课',
  weekend: '周末',
  holiday: '放假',
};

/** The day's own hours; null: it is like every week. */
export function ownWindows({ exceptions }: Hours, date: string): readonly Window[] | null {
  return exceptions.find((one) => one.date === date)?.windows ?? null;
}

export function isDayOff({ kind }: Day): boolean {
  return kind === 'weekend' || kind === 'holiday';
}

/** When the counsellor is there that day, unless it is closed. */
export function windowsOf(hours: Hours, day: Day): readonly Window[] {
  const own = ownWindows(hours, day.date);
  if (own !== null || isDayOff(day)) return own ?? [];
  const line = Math.min(dayOfWeek(day.date), saturday);
  return hours.weekly
    .filter((one) => one.day === line)
    .map(({ start, end }): Window => ({ start, end }));
}

/** Whether somebody could book that day, if it is not full. */
export function isThere(hours: Hours, day: Day): boolean {
  return !day.closed && day.open !== null && windowsOf(hours, day).length > 0;
}
