/** The list of everybody who can be signed in, for the demonstration page and the tests. */
import type { LocalPerson } from '../gateway/people';
import type { SeededSchool } from './build-school';

export interface SeededPerson extends LocalPerson {
  /** The one on duty when the data were seeded. */
  onDuty?: true;
}

/** Staff first, then students by class from the highest grade, then guardians. */
export function localPeople(seeded: SeededSchool, isNeighbour: boolean): SeededPerson[] {
  const openIds = new Map(
    seeded.accounts.flatMap(({ openId, personIds }) => personIds.map((id) => [id, openId])),
  );
  const lent = seeded.plan.lentAccount;
  const classNames = new Map(seeded.classes.map(({ _id, name }) => [_id, name]));
  const classOfTeacher = new Map(seeded.classes.map((one) => [one.classTeacherId, one.name]));
  const classOfChild = new Map(
    seeded.students.map(({ _id, classId }) => [_id, classNames.get(classId ?? '')]),
  );
  const entry = (
    { _id, name }: { _id: string; name: string },
    role: string,
    roleName: string,
    className: string | undefined,
  ): SeededPerson => ({
    openid: openIds.get(_id) ?? '',
    personId: _id,
    name,
    role,
    roleName: isNeighbour ? `${seeded.school.name} · ${roleName}` : roleName,
    ...(className === undefined ? {} : { className }),
    ...(_id === seeded.onDutyId ? { onDuty: true } : {}),
    ...(_id === lent?.studentId ? { note: `口令 ${lent.passcode}` } : {}),
  });
  const childrenOf = (guardianId: string) =>
    seeded.guardianLinks
      .filter((link) => link.guardianId === guardianId)
      .map(({ studentId }) => classOfChild.get(studentId));
  return [
    ...seeded.staff.map((one) => entry(one, one.role, one.roleName, classOfTeacher.get(one._id))),
    ...seeded.students.map((one) =>
      entry(one, 'student', studentWord(one), classOfChild.get(one._id)),
    ),
    ...seeded.guardians.map((one) =>
      entry(one, 'guardian', '家长', childrenOf(one._id).filter(Boolean).join('、')),
    ),
  ];
}

/** Mood members stand in a group of their own: they have a page more. */
function studentWord({ assignments }: SeededSchool['students'][number]): string {
  return assignments.some(({ role }) => role === 'mood-member') ? '学生 · 心理委员' : '学生';
}
