/**
 * Applications that wait (G1): their class teacher hears of them on the morning of a school day, once, with a count.
 * In the morning and not when somebody asks: a time beside an application would say when a family held the phone.
 */
import { localDateTime, toLocalDate } from '../../../../src/shared/time';
import { peopleNoticeTexts } from '../../../../src/shared/people/notice-texts';
import { queueEffects, outbox, type Effect, type EffectDraft } from '../../../platform/outbox';
import { forEverySchool, type School } from '../../../platform/school';
import { find, findEvery, getById } from '../../../platform/store';
import { transact } from '../../../platform/transact';
import { command } from '../../../platform/cloud';
import { classes } from '../collections';
import { joinApplications } from '../join-collections';

const subjectKind = 'join-desk';
const morning = '07:30';
const key = 'people.applications' satisfies keyof typeof peopleNoticeTexts;

/** The day that this instance knows each school to be told of: one read a day. */
const toldOn = new Map<string, string>();

export async function tellWaiting(nowMs: number): Promise<Effect[]> {
  const effects: Effect[] = [];
  await forEverySchool(nowMs, async (school) => {
    effects.push(...(await tellSchool(school, nowMs)));
  });
  return effects;
}

async function tellSchool({ schoolId, calendar }: School, nowMs: number): Promise<Effect[]> {
  const today = toLocalDate(nowMs);
  const isMorning = nowMs >= localDateTime(today, morning) && calendar.isSchoolDay(today);
  if (!isMorning || toldOn.get(schoolId) === today) return [];
  // Of today nobody is told before tomorrow: what was asked in the morning is not told apart by its minute.
  const before = { schoolId, state: 'waiting', appliedOn: command.lt(today) };
  const counts = new Map<string, number>();
  for (const { classId } of await findEvery(joinApplications, before))
    counts.set(classId, (counts.get(classId) ?? 0) + 1);
  const effects: Effect[] = [];
  for (const [classId, count] of counts) {
    const teacherId = (await getById(classes, classId))?.classTeacherId;
    if (!teacherId) continue;
    effects.push(...(await tell(noticeOf({ schoolId, classId, today, teacherId, count }, nowMs))));
  }
  toldOn.set(schoolId, today);
  return effects;
}

interface Waiting {
  schoolId: string;
  classId: string;
  today: string;
  teacherId: string;
  count: number;
}

function noticeOf(
  { schoolId, classId, today, teacherId, count }: Waiting,
  nowMs: number,
): EffectDraft {
  return {
    _id: `${subjectKind}.${classId}.${today}`,
    schoolId,
    priority: 1,
    recipient: { kind: 'staff', personId: teacherId },
    text: { key, figures: { count: String(count) } },
    subject: { kind: subjectKind, id: classId, instanceId: null, audience: 'owner' },
    alsoSubscribe: true,
    notBeforeMs: nowMs,
  };
}

/** Another clock may have told it: the id is the class's and the day's. */
async function tell(draft: EffectDraft): Promise<Effect[]> {
  return transact(async (transaction) =>
    (await transaction.get(outbox, draft._id))
      ? []
      : queueEffects(transaction, [draft], draft.notBeforeMs),
  );
}

/** What was decided meanwhile needs nobody. */
export async function isStillWaiting({ subject, schoolId }: Effect): Promise<boolean> {
  if (subject.kind !== subjectKind) return true;
  const waiting = { schoolId, classId: subject.id, state: 'waiting' };
  return (await find(joinApplications, waiting, { limit: 1 })).length > 0;
}
