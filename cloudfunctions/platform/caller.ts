/** Who calls (architecture: Caller): one read of `access/<accountId>`, a document rebuilt on every change of people. */
import type { Role } from '../../src/shared/action/contract';
import { careHouseOf, isCareHouse, isLeadership, schoolOfHouse } from '../../src/shared/care/house';
import { callerOpenId } from './cloud';
import { access, type AccessPerson } from './collections/access';
import { AppError } from './errors';
import { keyVersions, mark, newestKeyVersion } from './secrets';
import { getById } from './store';

export type { AccessPerson };

export interface Caller {
  accountId: string;
  personId: string;
  schoolId: string;
  /** Of this person, on the day of the call. */
  roles: readonly Role[];
  /** Of this person, on the day of the call (platform/scopes.ts). */
  assignments: AccessPerson['assignments'];
  person: AccessPerson;
  /** Persons under this account: an account with several gets no push (M1). */
  personCount: number;
}

export interface Account {
  accountId: string;
  openId: string;
  persons: readonly AccessPerson[];
}

export function accountIdOf(openId: string, keyVersion = newestKeyVersion()): string {
  return mark('account', keyVersion, openId);
}

/** The account behind this invocation; null when nobody is signed in or the openid is bound to no person. */
export async function loadAccount(): Promise<Account | null> {
  const openId = callerOpenId();
  if (openId === '') return null;
  for (const version of keyVersions()) {
    const accountId = accountIdOf(openId, version);
    const found = await getById(access, accountId);
    if (found) return { accountId, openId, persons: found.persons };
  }
  return null;
}

/**
 * The same for what a newcomer may call: an account that no school knows has no persons. Null when nobody is signed
 * in.
 */
export async function loadNewcomer(): Promise<Account | null> {
  const known = await loadAccount();
  if (known) return known;
  const openId = callerOpenId();
  return openId === '' ? null : { accountId: accountIdOf(openId), openId, persons: [] };
}

/** A student on an account of several persons, or one who chose a passcode: opens with it (G1). */
export function needsPasscode(
  { persons }: Pick<Account, 'persons'>,
  person: AccessPerson,
): boolean {
  const isStudent = person.assignments.some(({ role }) => role === 'student');
  return isStudent && (persons.length > 1 || person.guarded);
}

/** Roles of a person that hold on `today` (YYYY-MM-DD, UTC+8). */
export function rolesOn(person: AccessPerson, today: string): Role[] {
  return rolesOf(assignmentsOn(person, today));
}

export function rolesOf(assignments: AccessPerson['assignments']): Role[] {
  return [...new Set(assignments.map(({ role }) => role))];
}

export function assignmentsOn(person: AccessPerson, today: string): AccessPerson['assignments'] {
  return person.assignments.filter(
    ({ fromDate, toDate }) => fromDate <= today && (toDate === null || today <= toDate),
  );
}

/** The person the account acts as: the one asked for, or the only one. Null when it has no such person. */
export function callerAs(
  account: Account,
  asPerson: string | undefined,
  today: string,
): Caller | null {
  const persons = personsWhoMayAct(account.persons, today);
  const person =
    asPerson === undefined ? persons[0] : persons.find(({ personId }) => personId === asPerson);
  if (!person) return null;
  return {
    accountId: account.accountId,
    personId: person.personId,
    schoolId: person.schoolId,
    roles: rolesOn(person, today),
    assignments: assignmentsOn(person, today),
    person,
    personCount: account.persons.length,
  };
}

/**
 * Those of an account who may act on `today`. Not a person of a teachers' house whose school the same account leads,
 * administers or counsels (M8): asked at every call, so that whoever becomes a leader loses the house with that day, and
 * the school hears nothing of it.
 */
export function personsWhoMayAct(
  persons: readonly AccessPerson[],
  today: string,
): readonly AccessPerson[] {
  return persons.filter(({ schoolId }) => !leadsSchoolOf(schoolId, persons, today));
}

/** Whether one of the persons leads the school beside which this house stands; false for what is no house. */
export function leadsSchoolOf(
  houseId: string,
  persons: readonly AccessPerson[],
  today: string,
): boolean {
  const school = schoolOfHouse(houseId);
  return (
    school !== null &&
    persons.some((other) => other.schoolId === school && isLeadership(rolesOn(other, today)))
  );
}

/** A colleague as the house knows a writer (M8): without a duty there, and of the house alone from here on. */
export function authorInHouse(caller: Caller): Caller {
  // Whoever answers in a house writes to nobody there.
  if (isCareHouse(caller.schoolId)) throw new AppError('care-closed', 'of a house');
  return { ...caller, schoolId: careHouseOf(caller.schoolId), roles: [], assignments: [] };
}
