/** Every person the account may act as (G1). Uses the one read that identified the account, and the school that every instance keeps. */
import { me as contract } from '../../../src/shared/people/contracts';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import {
  assignmentsOn,
  needsPasscode,
  personsWhoMayAct,
  rolesOn,
  type AccessPerson,
} from '../../platform/caller';
import { modulesOff } from '../../platform/modules';
import { loadSchool } from '../../platform/school';

/** Faces come first for them (M1). */
const youngestGrades = 2;

export function me() {
  return defineAction(contract, async (_input, { account, nowMs }) => {
    const today = toLocalDate(nowMs);
    const mayAct = personsWhoMayAct(account.persons, today);
    const persons = mayAct.map(async (person) => ({
      ...personView(person, today),
      needsPasscode: needsPasscode(account, person),
      modulesOff: modulesOff(
        { assignments: assignmentsOn(person, today) },
        await loadSchool(person.schoolId, nowMs),
        nowMs,
      ),
    }));
    return { persons: await Promise.all(persons) };
  });
}

function personView(person: AccessPerson, today: string) {
  const { personId, displayName, schoolId, schoolName, className, grade } = person;
  const held = rolesOn(person, today);
  return {
    personId,
    displayName,
    schoolId,
    schoolName,
    className,
    roles: held,
    youngChild: held.includes('student') && grade !== null && grade <= youngestGrades,
  };
}
