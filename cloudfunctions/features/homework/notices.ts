/** Who is told what about homework (H1, H2). Neutral sentences; ids follow from the subject, so nothing is told twice. */
import { quietHoursAt } from '../../../src/shared/messages/policy';
import { notBeforeFor } from '../../../src/shared/messages/quiet-hours';
import type { NoticeKey } from '../../../src/shared/notices/texts';
import { toLocalDate, toLocalTime, type InstantMs } from '../../../src/shared/time';
import type { EffectDraft } from '../../platform/outbox';
import type { School } from '../../platform/school';
import { daySubject, requestSubject, schoolDaySubject } from './subjects';

interface Around {
  school: School;
  nowMs: InstantMs;
}

/** Nobody is woken for homework. */
function inTheDay({ school, nowMs }: Around): InstantMs {
  return notBeforeFor('leader', false, nowMs, quietHoursAt(school.policyValues, nowMs));
}

/** Whether what is told now is read on that date: the sentences say "today", and the next day nothing can be given. */
export function isReadOn(date: string, around: Around): boolean {
  return toLocalDate(inTheDay(around)) === date;
}

function draft(
  around: Around,
  personId: string,
  rest: Pick<EffectDraft, '_id' | 'text' | 'subject'>,
): EffectDraft {
  return {
    ...rest,
    schoolId: around.school.schoolId,
    priority: 1,
    recipient: { kind: 'staff', personId },
    alsoSubscribe: true,
    notBeforeMs: inTheDay(around),
  };
}

const key = (known: NoticeKey): NoticeKey => known;

/** One a day, rung and teacher, however many classes it is about. */
export function teacherNotice(
  around: Around,
  rung: 'remind' | 'ask' | 'overdue',
  facts: { date: string; dueAtMs: number; teacherId: string; instanceId: string },
): EffectDraft {
  const { date, dueAtMs, teacherId, instanceId } = facts;
  const { schoolId } = around.school;
  return draft(around, teacherId, {
    _id: `homework-${rung === 'overdue' ? rung : 'remind'}.${schoolId}.${date}.${teacherId}`,
    text: {
      key: key(`homework.${rung}`),
      figures: { due: toLocalTime(dueAtMs) },
    },
    subject: { kind: schoolDaySubject, id: `${schoolId}.${date}`, instanceId, audience: 'owner' },
  });
}

export function missingNotice(
  around: Around,
  facts: { dayId: string; dueAtMs: number; count: number; personId: string; instanceId: string },
): EffectDraft {
  const { dayId, dueAtMs, count, personId, instanceId } = facts;
  return draft(around, personId, {
    _id: `homework-missing.${dayId}.${personId}`,
    text: {
      key: key('homework.missing'),
      figures: { due: toLocalTime(dueAtMs), count: String(count) },
    },
    subject: { kind: daySubject, id: dayId, instanceId, audience: 'lead' },
  });
}

export function nudgeId(dayId: string, subject: string): string {
  return `homework-nudge.${dayId}.${subject}`;
}

/** The class teacher's own word: one a day, class and subject. */
export function nudgeNotice(
  around: Around,
  facts: { dayId: string; subject: string; teacherId: string },
): EffectDraft {
  const { dayId, subject, teacherId } = facts;
  return draft(around, teacherId, {
    _id: nudgeId(dayId, subject),
    text: { key: key('homework.nudge'), figures: {} },
    subject: { kind: daySubject, id: dayId, instanceId: null, audience: 'owner' },
  });
}

export function requestNotices(
  around: Around,
  requestId: string,
  deciderIds: readonly string[],
): EffectDraft[] {
  return deciderIds.map((personId) =>
    draft(around, personId, {
      _id: `homework-ask.${requestId}.${personId}`,
      text: { key: key('homework.over-limit'), figures: {} },
      subject: { kind: requestSubject, id: requestId, instanceId: null, audience: 'lead' },
    }),
  );
}

export function decisionNotice(
  around: Around,
  requestId: string,
  teacherId: string,
  agree: boolean,
): EffectDraft {
  return draft(around, teacherId, {
    _id: `homework-answer.${requestId}`,
    text: { key: key(agree ? 'homework.agreed' : 'homework.returned'), figures: {} },
    subject: { kind: requestSubject, id: requestId, instanceId: null, audience: 'owner' },
  });
}
