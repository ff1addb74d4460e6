/** The days of one month in weeks from Monday, for a plain calendar. */
import { addDays, dayOfWeek, type LocalDate } from './instant';

export interface MonthDay {
  date: LocalDate;
  dayOfMonth: number;
}

/** Weeks of seven; null stands before the first and after the last day. `title`: `2026年12月`. */
export function monthOf(date: LocalDate): { title: string; weeks: (MonthDay | null)[][] } {
  const [year, month] = date.split('-');
  const first = `${year}-${month}-01`;
  const cells: (MonthDay | null)[] = new Array<null>(dayOfWeek(first) - 1).fill(null);
  for (let day = first; day.startsWith(`${year}-${month}-`); day = addDays(day, 1)) {
    cells.push({ date: day, dayOfMonth: Number(day.slice(8)) });
  }
  while (cells.length % 7 !== 0) cells.push(null);
  const weeks: (MonthDay | null)[][] = [];
  for (let at = 0; at < cells.length; at += 7) weeks.push(cells.slice(at, at + 7));
  return { title: `${year}年${Number(month)}月`, weeks };
}
