/** Who is told what about the weekly form (W1). Neutral sentences; ids follow from the subject, so nothing is told twice. */
import type { LadderInstance } from '../../../src/shared/ladder';
import { quietHoursAt } from '../../../src/shared/messages/policy';
import { notBeforeFor } from '../../../src/shared/messages/quiet-hours';
import type { NoticeKey } from '../../../src/shared/notices/texts';
import { toLocalDate, toLocalTime, type InstantMs } from '../../../src/shared/time';
import type { EffectDraft } from '../../platform/outbox';
import type { School } from '../../platform/school';
import { formSubject, weekSubject } from './subjects';

/** Nobody is woken for a form. */
function inTheDay(school: School, nowMs: InstantMs): InstantMs {
  return notBeforeFor('leader', false, nowMs, quietHoursAt(school.policyValues, nowMs));
}

interface Told {
  personId: string;
  audience: 'owner' | 'lead';
}

/** The notices of one rung. Class teachers share a sentence and its subject, grade leaders get a number. */
export function rungNotices(
  { instance, school, nowMs }: { instance: LadderInstance; school: School; nowMs: InstantMs },
  rung: { index: number; key: string },
  monday: string,
  told: readonly Told[],
): EffectDraft[] {
  const { schoolId } = instance;
  return told.map(({ personId, audience }) => ({
    _id: `${instance._id}.${rung.index}.${personId}`,
    schoolId,
    priority: 1,
    recipient: { kind: 'staff' as const, personId },
    text: { key: keyOf(rung.key, audience), figures: { due: toLocalTime(instance.dueAtMs) } },
    subject: {
      ...(audience === 'owner'
        ? { kind: weekSubject, id: `${schoolId}.${monday}` }
        : { kind: formSubject, id: instance.subject.id }),
      instanceId: instance._id,
      audience,
    },
    alsoSubscribe: true,
    notBeforeMs: inTheDay(school, nowMs),
  }));
}

function keyOf(rung: string, audience: Told['audience']): NoticeKey {
  if (audience === 'lead') return 'mood.overdue-grade';
  if (rung === 'overdue') return 'mood.overdue';
  return rung === 'remind' ? 'mood.remind' : 'mood.remind-again';
}

/** The grade leader's own reminder: one a day, form and teacher. */
export function reminderNotice(
  school: School,
  formId: string,
  personId: string,
  nowMs: InstantMs,
): EffectDraft {
  return {
    _id: reminderId(formId, personId, nowMs),
    schoolId: school.schoolId,
    priority: 1,
    recipient: { kind: 'staff', personId },
    text: { key: 'mood.reminded' satisfies NoticeKey, figures: {} },
    subject: { kind: formSubject, id: formId, instanceId: null, audience: 'owner' },
    alsoSubscribe: true,
    notBeforeMs: inTheDay(school, nowMs),
  };
}

export function reminderId(formId: string, personId: string, nowMs: InstantMs): string {
  return `mood-remind.${formId}.${toLocalDate(nowMs)}.${personId}`;
}

export function observationNotices(
  school: School,
  observation: { _id: string; formId: string },
  teacherIds: readonly string[],
  nowMs: InstantMs,
): EffectDraft[] {
  return teacherIds.map((personId) => ({
    _id: `mood-observation.${observation._id}.${personId}`,
    schoolId: school.schoolId,
    priority: 1,
    recipient: { kind: 'staff' as const, personId },
    text: { key: 'mood.observation' satisfies NoticeKey, figures: {} },
    subject: { kind: formSubject, id: observation.formId, instanceId: null, audience: 'owner' },
    alsoSubscribe: false,
    notBeforeMs: inTheDay(school, nowMs),
  }));
}

/** A suggested red is looked at now, at any hour. */
export function lookNowNotices(
  schoolId: string,
  form: { _id: string; number: number },
  leadIds: readonly string[],
  nowMs: InstantMs,
): EffectDraft[] {
  return leadIds.map((personId) => ({
    _id: `mood-look.${form._id}.${form.number}.${personId}`,
    schoolId,
    priority: 0,
    recipient: { kind: 'staff' as const, personId },
    text: { key: 'mood.look-now' satisfies NoticeKey, figures: {} },
    subject: { kind: formSubject, id: form._id, instanceId: null, audience: 'lead' },
    alsoSubscribe: true,
    notBeforeMs: nowMs,
  }));
}
