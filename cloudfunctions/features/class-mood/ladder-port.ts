/** The rungs of a class-week (W1): the class teacher twice, then who leads the grade, while the form is not there. */
import { moodLadder, moodLadderId } from '../../../src/shared/class-mood/ladder';
import { moodLadderFiguresAt } from '../../../src/shared/class-mood/policy';
import { dueDateOf } from '../../../src/shared/class-mood/weeks';
import type { Audience, LadderInstance } from '../../../src/shared/ladder';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import type { LadderPort, LadderPorts } from '../../platform/ladder-runner';
import { isClassIn } from '../../platform/modules';
import { queueEffects } from '../../platform/outbox';
import type { School } from '../../platform/school';
import { moodForms } from './collections';
import { rungNotices } from './mood-notices';

export function moodLadders(people: PeoplePort): LadderPorts {
  const port: LadderPort = {
    ladder: ({ startedAtMs }, school) =>
      moodLadder(moodLadderFiguresAt(school.policyValues, startedAtMs)),
    async fire(transaction, { instance, firing, school, nowMs }) {
      const form = await transaction.get(moodForms, instance.subject.id);
      if (form?.submitted || hasMovedOn(instance, school)) return { stillDue: false, effects: [] };
      const place = { school, module: 'class-mood', atMs: nowMs } as const;
      if (!(await isClassIn(people, place, classIdOf(instance))))
        return { stillDue: false, effects: [] };
      const told = await reached(people, instance, firing.audience, nowMs);
      const drafts = rungNotices(
        { instance, school, nowMs },
        firing.fire,
        mondayOf(instance),
        told,
      );
      return { stillDue: true, effects: await queueEffects(transaction, drafts, nowMs) };
    },
  };
  return { [moodLadderId]: port };
}

/** The id of a form ends with its Monday. */
function mondayOf({ subject }: LadderInstance): string {
  return subject.id.slice(-10);
}

function classIdOf({ subject }: LadderInstance): string {
  return subject.id.slice(0, -11);
}

/** The due day was moved to a later one, which has a clock of its own. */
function hasMovedOn(instance: LadderInstance, { calendar }: School): boolean {
  const dueDate = dueDateOf(calendar, mondayOf(instance));
  return dueDate === null || dueDate > toLocalDate(instance.startedAtMs);
}

async function reached(
  people: PeoplePort,
  instance: LadderInstance,
  audience: readonly Audience[],
  nowMs: number,
) {
  const { schoolId } = instance;
  const today = toLocalDate(nowMs);
  const classId = classIdOf(instance);
  const teachers = await people.staffWith(schoolId, 'class-teacher', today, `class:${classId}`);
  const leads = audience.includes('lead')
    ? await gradeLeaders(people, schoolId, classId, today)
    : [];
  return [
    ...teachers.map(({ personId }) => ({ personId, audience: 'owner' as const })),
    ...leads.map(({ personId }) => ({ personId, audience: 'lead' as const })),
  ].filter(
    ({ personId }, index, all) => all.findIndex((one) => one.personId === personId) === index,
  );
}

/** Where nobody leads the grade, the centre hears of it. */
async function gradeLeaders(people: PeoplePort, schoolId: string, classId: string, today: string) {
  const known = (await people.classes(schoolId)).find((one) => one.classId === classId);
  if (!known) return [];
  const leaders = await people.staffWith(schoolId, 'grade-leader', today, `grade:${known.grade}`);
  return leaders.length > 0 ? leaders : people.staffWith(schoolId, 'lead-counsellor', today);
}
