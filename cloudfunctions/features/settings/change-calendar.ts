/** The school's terms and its word about single days (M2: holidays and make-up workdays). */
import type { OutputOf } from '../../../src/shared/action/contract';
import {
  readCalendar as readContract,
  saveTerm as termContract,
  setDays as daysContract,
} from '../../../src/shared/settings/calendar-contracts';
import { shownDays, withDays, withTerm } from '../../../src/shared/settings/terms';
import { createSchoolCalendar, toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import type { StoredSchool } from '../../platform/collections/schools';
import { AppError } from '../../platform/errors';
import { changeSchool, readSchool } from './school-document';

export function readCalendar() {
  return defineAction(readContract, async (_input, { caller, nowMs }) =>
    calendarView(await readSchool(caller.schoolId), caller, nowMs),
  );
}

export function saveTerm() {
  return defineAction(termContract, async ({ version, ...term }, context) => {
    const { caller, nowMs } = context;
    const changed = await changeSchool(context, termContract.name, version, ({ calendar }) => {
      if (isTermThere(calendar.terms, term)) return null;
      const terms = withTerm(calendar.terms, term, toLocalDate(nowMs));
      if (typeof terms === 'string') throw new AppError(terms, 'term');
      const object = { kind: 'term', id: term.termId ?? term.startDate };
      const reason = `${term.startDate} – ${term.endDate}`;
      return { patch: { calendar: { ...calendar, terms } }, object, reason };
    });
    return calendarView(changed, caller, nowMs);
  });
}

type Terms = StoredSchool['calendar']['terms'];

/** A repeated tap finds the term so, the new one too. */
function isTermThere(
  terms: Terms,
  { termId, ...wanted }: { termId: string | null } & Omit<Terms[number], 'id'>,
): boolean {
  return terms.some(
    (one) =>
      (termId === null || one.id === termId) &&
      one.name === wanted.name &&
      one.startDate === wanted.startDate &&
      one.endDate === wanted.endDate,
  );
}

export function setDays() {
  return defineAction(daysContract, async ({ version, ...word }, context) => {
    const { caller, nowMs } = context;
    const changed = await changeSchool(context, daysContract.name, version, ({ calendar }) => {
      const everywhere = createSchoolCalendar({ overrides: [], terms: [] });
      const overrides = withDays(calendar.overrides, word, toLocalDate(nowMs), (date) =>
        everywhere.isSchoolDay(date),
      );
      if (typeof overrides === 'string') throw new AppError(overrides, 'days');
      if (JSON.stringify(overrides) === JSON.stringify(calendar.overrides)) return null;
      const object = { kind: 'school-days', id: word.fromDate };
      const reason = `${word.kind} ${word.fromDate} – ${word.toDate}`;
      return { patch: { calendar: { ...calendar, overrides } }, object, reason };
    });
    return calendarView(changed, caller, nowMs);
  });
}

function calendarView(
  { calendar, version }: StoredSchool,
  caller: Caller,
  nowMs: number,
): OutputOf<typeof readContract> {
  const today = toLocalDate(nowMs);
  return {
    terms: calendar.terms.map(({ id, name, startDate, endDate }) => ({
      termId: id,
      name,
      startDate,
      endDate,
      hasBegun: startDate <= today,
    })),
    days: shownDays(calendar, today).map(({ date, kind, note, weekday }) => ({
      date,
      kind,
      note: note ?? '',
      weekday: weekday ?? null,
    })),
    mayChange: caller.roles.includes('admin'),
    version,
  };
}
