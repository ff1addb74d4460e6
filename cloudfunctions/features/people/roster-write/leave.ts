/** Who is not here any more: rights end, the history stays (G1). */
import { endRights } from '../../../../src/shared/people/assignments';
import type { Written } from '../../../../src/shared/people/roster-port';
import { AppError } from '../../../platform/errors';
import { find, findEvery } from '../../../platform/store';
import { classes, guardianLinks, people, staff, teaching } from '../collections';
import { editRoster, type Alongside, type RosterEdit } from './edit';
import { endGuardianship } from './guardians';
import { endEnrolment } from './students';

const every = () => true;

/** `date`: the first day on which the person is not here. A class's teacher must be replaced first. */
export async function leave(
  schoolId: string,
  personId: string,
  date: string,
  alongside?: Alongside,
): Promise<Written> {
  const links = await find(guardianLinks, { studentId: personId });
  await refuseWhoTeaches(schoolId, personId);
  const work = async (edit: RosterEdit) => {
    const colleague = await edit.get(staff, personId);
    if (colleague) {
      const assignments = endRights(colleague.assignments, every, date);
      const leftOn = colleague.leftOn ?? date;
      await edit.put(staff, colleague, { ...colleague, assignments, leftOn });
    } else {
      await leaveAsFamily(edit, personId, date);
      for (const { guardianId } of links) await endGuardianship(edit, guardianId, personId, date);
    }
    edit.rebuild('person', personId);
    return personId;
  };
  return editRoster(schoolId, work, alongside);
}

async function leaveAsFamily(edit: RosterEdit, personId: string, date: string): Promise<void> {
  const person = await edit.require(people, personId);
  if (person.leftOn !== null) return;
  if (person.kind === 'student') await endEnrolment(edit, person, date);
  const assignments = endRights(person.assignments, every, date);
  await edit.put(people, person, { ...person, assignments, leftOn: date, enrolledOn: null });
}

async function refuseWhoTeaches(schoolId: string, personId: string): Promise<void> {
  const led = await find(classes, { schoolId, classTeacherId: personId, closedOn: null });
  const taught = await findEvery(teaching, { schoolId, teacherId: personId });
  if (led.length + taught.length > 0) throw new AppError('people-still-teaching', 'leave');
}
