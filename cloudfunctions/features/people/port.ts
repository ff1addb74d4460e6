/** The roster as other features see it (G1). Reads only; nothing is cached, so a change holds at once. */
import type {
  ClassFacts,
  FamilyFacts,
  PeoplePort,
  StaffFacts,
  StudentFacts,
  TeachingFacts,
} from '../../../src/shared/people/ports';
import { holdsOn } from '../../../src/shared/people/assignments';
import type { Role } from '../../../src/shared/action/contract';
import { command } from '../../platform/cloud';
import { count, find, findEvery, getById } from '../../platform/store';
import { chunksOf } from './chunks';
import {
  classes,
  guardianLinks,
  people,
  staff,
  teaching,
  type GuardianLink,
  type Person,
  type SchoolClass,
  type StaffMember,
  type Teaching,
} from './collections';

export const peoplePort: PeoplePort = {
  async classes(schoolId) {
    const found = await findEvery(classes, { schoolId, closedOn: null });
    return found.map(classFacts).sort((a, b) => a.grade - b.grade || compare(a.name, b.name));
  },
  async student(schoolId, studentId) {
    const [facts] = await studentFacts(schoolId, [await getById(people, studentId)]);
    return facts ?? null;
  },
  async students(schoolId, studentIds) {
    const ids = [...new Set(studentIds)];
    if (ids.length === 0) return [];
    const found: Person[] = [];
    for (const some of chunksOf(ids))
      found.push(...(await find(people, { _id: command.in(some) })));
    return studentFacts(schoolId, found);
  },
  async studentsOfClass(schoolId, classId) {
    return studentFacts(schoolId, await findEvery(people, { schoolId, classId, leftOn: null }));
  },
  async classSizes(schoolId, classIds) {
    const sizes = await Promise.all(
      classIds.map(async (classId): Promise<[string, number]> => [
        classId,
        await count(people, { schoolId, classId, kind: 'student', leftOn: null }),
      ]),
    );
    return new Map(sizes);
  },
  async childrenOf(schoolId, guardianId) {
    const links = await find(guardianLinks, { guardianId });
    const ids = links.map(({ studentId }) => studentId);
    if (ids.length === 0) return [];
    const children = await studentFacts(schoolId, await find(people, { _id: command.in(ids) }));
    return children.sort((a, b) => b.grade - a.grade || compare(a.personId, b.personId));
  },
  async guardiansOf(schoolId, studentId) {
    const links = await find(guardianLinks, { studentId });
    return links.filter((link) => link.schoolId === schoolId).map(({ guardianId }) => guardianId);
  },
  async allStudents(schoolId) {
    const everybody = await findEvery(people, { schoolId, leftOn: null });
    const named = new Map((await peoplePort.classes(schoolId)).map((one) => [one.classId, one]));
    return everybody.flatMap(({ _id, kind, name, classId, grade }) =>
      kind === 'student' && classId !== null && grade !== null
        ? [{ personId: _id, name, classId, className: named.get(classId)?.name ?? '', grade }]
        : [],
    );
  },
  async guardiansOfAll(schoolId, studentIds) {
    const links = await linksOf(schoolId, 'studentId', studentIds);
    return [...new Set(links.map(({ guardianId }) => guardianId))];
  },
  async families(schoolId, guardianIds) {
    const found: FamilyFacts[] = [];
    for (const ids of chunksOf([...new Set(guardianIds)])) {
      const guardians = await find(people, { _id: command.in(ids) });
      const links = await linksOf(schoolId, 'guardianId', ids);
      const children: StudentFacts[] = [];
      for (const studentIds of chunksOf(links.map(({ studentId }) => studentId)))
        children.push(
          ...(await studentFacts(schoolId, await find(people, { _id: command.in(studentIds) }))),
        );
      for (const { _id, name, kind, leftOn, schoolId: ofSchool } of guardians) {
        if (kind !== 'guardian' || leftOn !== null || ofSchool !== schoolId) continue;
        const own = links.filter((link) => link.guardianId === _id);
        found.push({
          guardianId: _id,
          name,
          children: children.filter(({ personId }) =>
            own.some(({ studentId }) => studentId === personId),
          ),
        });
      }
    }
    return found;
  },
  async teachingOfClass(schoolId, classId) {
    return (await findEvery(teaching, { schoolId, classId })).map(teachingFacts);
  },
  async teachingOfSchool(schoolId) {
    return (await findEvery(teaching, { schoolId })).map(teachingFacts);
  },
  async teachingOfTeacher(schoolId, teacherId) {
    return (await findEvery(teaching, { schoolId, teacherId })).map(teachingFacts);
  },
  async staffWith(schoolId, role, today, scope) {
    const everybody = await findEvery(staff, { schoolId, leftOn: null });
    const wanted: readonly Role[] = typeof role === 'string' ? [role] : role;
    return everybody
      .filter(({ assignments }) =>
        assignments.some(
          (held) =>
            wanted.includes(held.role) &&
            (scope === undefined || held.scope === scope) &&
            holdsOn(held, today),
        ),
      )
      .map(staffFacts);
  },
  async colleagues(schoolId, today) {
    const everybody = await findEvery(staff, { schoolId, leftOn: null });
    return everybody.map((one) => ({
      ...staffFacts(one),
      roles: one.assignments.filter((held) => holdsOn(held, today)).map(({ role }) => role),
    }));
  },
  async staffMember(schoolId, personId) {
    const found = await getById(staff, personId);
    return found?.schoolId === schoolId ? staffFacts(found) : null;
  },
};

async function studentFacts(
  schoolId: string,
  found: readonly (Person | null)[],
): Promise<StudentFacts[]> {
  const students = found.filter(
    (person) =>
      person?.schoolId === schoolId && person.kind === 'student' && person.leftOn === null,
  );
  const classIds = [...new Set(students.map((student) => student?.classId ?? ''))];
  if (classIds.length === 0) return [];
  const known = await find(classes, { _id: command.in(classIds) });
  const names = new Map(known.map(({ _id, name }) => [_id, name]));
  return students.flatMap((student) =>
    student && student.classId !== null && student.grade !== null
      ? [
          {
            personId: student._id,
            name: student.name,
            classId: student.classId,
            className: names.get(student.classId) ?? '',
            grade: student.grade,
          },
        ]
      : [],
  );
}

async function linksOf(
  schoolId: string,
  side: 'studentId' | 'guardianId',
  ids: readonly string[],
): Promise<GuardianLink[]> {
  const links: GuardianLink[] = [];
  for (const some of chunksOf(ids))
    links.push(...(await findEvery(guardianLinks, { schoolId, [side]: command.in(some) })));
  return links;
}

function classFacts({ _id, name, grade, classTeacherId }: SchoolClass): ClassFacts {
  return { classId: _id, name, grade, classTeacherId };
}

function teachingFacts({ classId, subject, teacherId, weekdays }: Teaching): TeachingFacts {
  return { classId, subject, teacherId, weekdays };
}

function staffFacts({ _id, name, roleName }: StaffMember): StaffFacts {
  return { personId: _id, name, roleName };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
