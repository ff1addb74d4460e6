/** G2: one word on the list that was wrong, corrected with the answer to whoever asked. */
import type { RosterCorrection } from '../../../../src/shared/people/roster-port';
import { AppError } from '../../../platform/errors';
import { find, findEvery, getById } from '../../../platform/store';
import type { Transaction } from '../../../platform/transact';
import { classes, guardianLinks, people, staff, type Person } from '../collections';
import { editRoster, type RosterEdit } from './edit';
import { rebuildAccess } from './rebuild';

export async function correct(
  schoolId: string,
  correction: RosterCorrection,
  alongside: (transaction: Transaction) => Promise<boolean>,
): Promise<void> {
  const { personId } = correction;
  await refuseTaken(schoolId, correction);
  const { rebuilds } = await editRoster(
    schoolId,
    async (edit) => {
      const colleague = await edit.get(staff, personId);
      if (colleague) await edit.put(staff, colleague, { ...colleague, ...forStaff(correction) });
      else await correctFamily(edit, correction);
      edit.rebuild('person', personId);
      return personId;
    },
    alongside,
  );
  await rebuildAccess(schoolId, rebuilds);
}

async function correctFamily(edit: RosterEdit, correction: RosterCorrection): Promise<void> {
  const person = await edit.require(people, correction.personId);
  if (person.leftOn !== null) throw new AppError('not-found', 'person');
  await edit.put(people, person, { ...person, ...forFamily(person, correction) });
}

function forFamily({ kind }: Person, { what, value }: RosterCorrection): Partial<Person> {
  if (what === 'name') return { name: value };
  if (what === 'mobile' && kind === 'guardian') return { mobile: value };
  if (what === 'number' && kind === 'student') return { studentNumber: value };
  if (what === 'sex' && kind === 'student' && (value === 'boy' || value === 'girl'))
    return { sex: value };
  throw new AppError('rights-value', what);
}

function forStaff({ what, value }: RosterCorrection): { name: string } | { mobile: string } {
  if (what === 'name') return { name: value };
  if (what === 'mobile') return { mobile: value };
  throw new AppError('rights-value', what);
}

/** Numbers are what an import knows people by: nobody gets another's. */
async function refuseTaken(
  schoolId: string,
  { personId, what, value }: RosterCorrection,
): Promise<void> {
  if (what !== 'number' && what !== 'mobile') return;
  const field = what === 'number' ? 'studentNumber' : 'mobile';
  const taken = await find(people, { schoolId, [field]: value }, { limit: 2 });
  if (taken.some(({ _id }) => _id !== personId)) throw new AppError('rights-value', 'taken');
}

const sexWords = { boy: '男', girl: '女' } as const;

/** The list's own words about somebody who is here. */
export async function listed(schoolId: string, personId: string) {
  const person = await getById(people, personId);
  if (person?.schoolId === schoolId && person.leftOn === null) {
    const classId = person.kind === 'student' ? person.classId : await classOfChild(personId);
    const schoolClass = classId === null ? null : await getById(classes, classId);
    return {
      name: person.name,
      classId,
      className: schoolClass?.name ?? '',
      values: {
        name: person.name,
        ...(person.kind === 'student'
          ? {
              number: person.studentNumber ?? '',
              sex: person.sex === null ? '' : sexWords[person.sex],
            }
          : { mobile: person.mobile ?? '' }),
      },
    };
  }
  const colleague = await getById(staff, personId);
  if (colleague?.schoolId !== schoolId || colleague.leftOn !== null) return null;
  const { name, mobile, roleName } = colleague;
  return { name, classId: null, className: roleName, values: { name, mobile } };
}

/** A guardian's requests go to the class teacher of one of the children. */
async function classOfChild(guardianId: string): Promise<string | null> {
  const links = await findEvery(guardianLinks, { guardianId });
  for (const { studentId } of links) {
    const child = await getById(people, studentId);
    if (child?.leftOn === null && child.classId !== null) return child.classId;
  }
  return null;
}
