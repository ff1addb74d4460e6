/** What the clock does for requests (G2): carries out deletions whose day has come, and says in the morning what is due. */
import { addDays, hourMs, localDateTime, toLocalDate } from '../../../src/shared/time';
import { command } from '../../platform/cloud';
import { isDuplicate } from '../../platform/errors';
import type { FeatureClock } from '../../platform/feature-clock';
import { queueEffects, type Effect } from '../../platform/outbox';
import { forEverySchool, type School } from '../../platform/school';
import { find } from '../../platform/store';
import { transact } from '../../platform/transact';
import { rightsRequests } from './collections';
import { deleteDue } from './delete-due';
import type { RightsPorts } from './ports';

/** A request is spoken of when so few days are left. */
const warnDays = 3;
const tellsAtHour = 8;
const windowHours = 2;

/** What this instance has done today already. */
const deleted = new Map<string, string>();
const told = new Map<string, string>();

export interface LeaverJob {
  forgetDue(school: School, nowMs: number): Promise<void>;
}

export function rightsClock(ports: RightsPorts, leavers: LeaverJob): FeatureClock {
  return {
    ladders: {},
    async everyMinute(nowMs) {
      const effects: Effect[] = [];
      const today = toLocalDate(nowMs);
      // Two steps an hour: what the day brought, in portions.
      const slot = `${today}.${Math.floor(nowMs / (hourMs / 2))}`;
      await forEverySchool(nowMs, async (school) => {
        const { schoolId } = school;
        if (deleted.get(schoolId) !== slot) {
          deleted.set(schoolId, slot);
          await deleteDue(ports.records, schoolId, nowMs);
          await leavers.forgetDue(school, nowMs);
        }
        if (told.get(schoolId) === today || !isMorning(nowMs)) return;
        told.set(schoolId, today);
        effects.push(...(await tellDue(ports, schoolId, nowMs)));
      });
      return effects;
    },
  };
}

function isMorning(nowMs: number): boolean {
  const sinceMs = nowMs - localDateTime(toLocalDate(nowMs), `0${tellsAtHour}:00`);
  return sinceMs >= 0 && sinceMs < windowHours * hourMs;
}

/** Each colleague once a day, with how many; nothing about whom or what. */
async function tellDue({ people }: RightsPorts, schoolId: string, nowMs: number) {
  const today = toLocalDate(nowMs);
  const due = await find(
    rightsRequests,
    { schoolId, state: 'open', kind: 'correct', dueOn: command.lte(addDays(today, warnDays)) },
    { orderBy: [['dueOn', 'asc']] },
  );
  if (due.length === 0) return [];
  const counts = new Map<string, number>();
  const add = (personId: string) => counts.set(personId, (counts.get(personId) ?? 0) + 1);
  const classes = new Map((await people.classes(schoolId)).map((one) => [one.classId, one]));
  const admins = await people.staffWith(schoolId, 'admin', today);
  for (const { classId } of due) {
    const teacher = classes.get(classId ?? '')?.classTeacherId;
    if (teacher !== undefined) add(teacher);
    else admins.forEach(({ personId }) => add(personId));
  }
  return queueCounts(schoolId, counts, nowMs);
}

async function queueCounts(
  schoolId: string,
  counts: ReadonlyMap<string, number>,
  nowMs: number,
): Promise<Effect[]> {
  const id = `rights.${schoolId}.${toLocalDate(nowMs)}`;
  const drafts = [...counts].map(([personId, count]) => ({
    _id: `${id}.${personId}`,
    schoolId,
    priority: 1,
    recipient: { kind: 'staff' as const, personId },
    text: { key: 'rights.due', figures: { count: String(count) } },
    subject: { kind: 'rights', id, instanceId: null, audience: 'owner' },
    alsoSubscribe: false,
    notBeforeMs: nowMs,
  }));
  try {
    return await transact((transaction) => queueEffects(transaction, drafts, nowMs));
  } catch (error) {
    // Another clock told them.
    if (!isDuplicate(error)) throw error;
    return [];
  }
}
