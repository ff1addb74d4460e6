/** Every person the account may act as (G1). Uses the one read that identified the account. */
import { me as contract } from '../../../src/shared/people/contracts';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { needsPasscode, rolesOn, type AccessPerson } from '../../platform/caller';

/** Faces come first for them (M1). */
const youngestGrades = 2;

export function me() {
  return defineAction(contract, (_input, { account, nowMs }) => {
    const today = toLocalDate(nowMs);
    return Promise.resolve({
      persons: account.persons.map((person) => ({
        ...personView(person, today),
        needsPasscode: needsPasscode(account, person),
      })),
    });
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
