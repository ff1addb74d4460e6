/** Materialises who may act as whom (architecture: Caller). Pure: the roster in, access documents out. */
import type { AccessDocument, AccessPerson } from '../../platform/collections/access';
import type { GuardianLink, Person, SchoolClass, StaffMember } from './collections';

export interface Roster {
  schools: readonly { _id: string; name: string }[];
  classes: readonly SchoolClass[];
  people: readonly Person[];
  staff: readonly StaffMember[];
  guardianLinks: readonly GuardianLink[];
  /** Who chose a passcode. */
  guardedIds: readonly string[];
  /** `accountId` is the keyed mark of an openid; the first person is who acts when none is named. */
  accounts: readonly { accountId: string; personIds: readonly string[] }[];
}

interface Index {
  schoolNames: ReadonlyMap<string, string>;
  classById: ReadonlyMap<string, SchoolClass>;
  classOfTeacher: ReadonlyMap<string, SchoolClass>;
  people: ReadonlyMap<string, Person>;
  staff: ReadonlyMap<string, StaffMember>;
  childrenOf: ReadonlyMap<string, readonly string[]>;
  guarded: ReadonlySet<string>;
}

/** One document per account, in the accounts' order. Throws RangeError for an account with an unknown person. */
export function accessDocumentsFrom(roster: Roster): AccessDocument[] {
  const index = indexOf(roster);
  return roster.accounts.map(({ accountId, personIds }) => ({
    _id: accountId,
    persons: personIds.map((personId) => accessPerson(personId, index)),
    version: 0,
  }));
}

function indexOf(roster: Roster): Index {
  const childrenOf = new Map<string, string[]>();
  for (const { guardianId, studentId } of roster.guardianLinks)
    childrenOf.set(guardianId, [...(childrenOf.get(guardianId) ?? []), studentId]);
  return {
    schoolNames: new Map(roster.schools.map(({ _id, name }) => [_id, name])),
    classById: new Map(roster.classes.map((one) => [one._id, one])),
    classOfTeacher: new Map(roster.classes.map((one) => [one.classTeacherId, one])),
    people: new Map(roster.people.map((one) => [one._id, one])),
    staff: new Map(roster.staff.map((one) => [one._id, one])),
    childrenOf,
    guarded: new Set(roster.guardedIds),
  };
}

function accessPerson(personId: string, index: Index): AccessPerson {
  const person = index.people.get(personId);
  const colleague = index.staff.get(personId);
  const known = person ?? colleague;
  if (!known) throw new RangeError('an account names a person whom the roster does not know');
  return {
    personId,
    schoolId: known.schoolId,
    schoolName: index.schoolNames.get(known.schoolId) ?? '',
    displayName: known.name,
    className: classNameOf(personId, person, index),
    grade: person?.grade ?? null,
    epoch: person?.epoch ?? 0,
    guarded: index.guarded.has(personId),
    assignments: known.assignments.map((held) => ({
      ...held,
      grade: gradeOf(held.scope, person, index),
    })),
  };
}

/** The grade that a right is about, by its scope; null: none, or one that the roster does not know any more. */
function gradeOf(scope: string, person: Person | undefined, index: Index): number | null {
  const [kind = '', ...rest] = scope.split(':');
  const id = rest.join(':');
  if (kind === 'grade') return Number(id);
  if (kind === 'class') return index.classById.get(id)?.grade ?? null;
  if (kind === 'student') return index.people.get(id)?.grade ?? null;
  return kind === 'self' ? (person?.grade ?? null) : null;
}

/** A student's class, a class teacher's class, the class of a guardian's only child; otherwise null. */
function classNameOf(personId: string, person: Person | undefined, index: Index): string | null {
  const children = index.childrenOf.get(personId) ?? [];
  const classId =
    person?.kind === 'guardian'
      ? children.length === 1
        ? index.people.get(children[0] ?? '')?.classId
        : null
      : person?.classId;
  if (person) return index.classById.get(classId ?? '')?.name ?? null;
  return index.classOfTeacher.get(personId)?.name ?? null;
}
