/** Days in a row that the school speaks of in the same words, as one line: 寒假 is not sixty lines. Pure. */
import { addDays, dayOfWeek, type LocalDate } from '../time/instant';

export interface SpokenDay {
  date: LocalDate;
  kind: 'school' | 'off';
  note: string;
  weekday: number | null;
}

export interface Stretch extends Omit<SpokenDay, 'date'> {
  fromDate: LocalDate;
  toDate: LocalDate;
}

/** By date. Days off with one note belong together over weekends and public holidays between them, at most 9 days. */
export function stretchesOf(days: readonly SpokenDay[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { date, kind, note, weekday } of days) {
    const last = found.at(-1);
    const goesOn =
      last !== undefined &&
      last.kind === kind &&
      last.note === note &&
      last.weekday === weekday &&
      date <=
        addDays(last.toDate, kind === 'off' && note !== '' ? widestGapDays : gapTo(last.toDate));
    if (goesOn) last.toDate = date;
    else found.push({ fromDate: date, toDate: date, kind, note, weekday });
  }
  return found;
}

/** A public holiday inside a vacation: its days need no word of the school. */
const widestGapDays = 10;

/** The next day, or over the weekend. */
function gapTo(date: LocalDate): number {
  return dayOfWeek(date) === 5 ? 3 : 1;
}
