/** Rights with their days (G1): a change holds from its day on, and what was before stays as it was. */
import type { Role } from '../action/contract';
import { addDays, type LocalDate } from '../time';

export interface Right {
  role: Role;
  /** e.g. school, grade:6, class:<id>, student:<id>, self */
  scope: string;
}

export interface Assignment extends Right {
  fromDate: LocalDate;
  /** The last day; null = no end known. */
  toDate: LocalDate | null;
}

/** Whether the right holds on the day. */
export function holdsOn({ fromDate, toDate }: Assignment, date: LocalDate): boolean {
  return fromDate <= date && (toDate === null || date <= toDate);
}

function isSame(one: Right, other: Right): boolean {
  return one.role === other.role && one.scope === other.scope;
}

/** From `date` on exactly the wanted rights, without an end; every day before is as it was. */
export function changeRights(
  assignments: readonly Assignment[],
  wanted: readonly Right[],
  date: LocalDate,
): Assignment[] {
  const stays = (held: Assignment) => wanted.some((right) => isSame(right, held));
  const ended = endRights(assignments, (held) => !stays(held), date);
  return wanted.reduce((held, right) => grantRight(held, right, date), ended);
}

/** From `date` on without those of the rights that `goes` picks; every day before is as it was. */
export function endRights(
  assignments: readonly Assignment[],
  goes: (held: Assignment) => boolean,
  date: LocalDate,
): Assignment[] {
  return assignments.flatMap((held) => {
    const isOver = held.toDate !== null && held.toDate < date;
    if (isOver || !goes(held)) return [held];
    return held.fromDate < date ? [{ ...held, toDate: addDays(date, -1) }] : [];
  });
}

/** From `date` on also this right, without an end; nothing changes where it is held so already. */
export function grantRight(
  assignments: readonly Assignment[],
  right: Right,
  date: LocalDate,
): Assignment[] {
  const isEndless = (held: Assignment) =>
    isSame(held, right) && held.fromDate <= date && held.toDate === null;
  if (assignments.some(isEndless)) return [...assignments];
  const { role, scope } = right;
  const before = endRights(assignments, (held) => isSame(held, right), date);
  return [...before, { role, scope, fromDate: date, toDate: null }];
}
