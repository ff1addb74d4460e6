/** The roster as it is, for whoever compares or exports it (G1). Whoever left is not in it. */
import { holdsOn } from '../../../src/shared/people/assignments';
import type { RosterReader } from '../../../src/shared/people/roster-port';
import { findEvery } from '../../platform/store';
import { classes, guardianLinks, people, staff, teaching } from './collections';

export const rosterReader: RosterReader = {
  async classes(schoolId) {
    const found = await findEvery(classes, { schoolId, closedOn: null });
    return found.map(({ _id, grade, number, campus, name, classTeacherId, version }) => ({
      classId: _id,
      grade,
      number,
      campus,
      name,
      classTeacherId,
      version,
    }));
  },
  async students(schoolId) {
    const found = await findEvery(people, { schoolId, kind: 'student', leftOn: null });
    return found.map(({ _id, studentNumber, name, sex, classId, version }) => ({
      personId: _id,
      studentNumber,
      name,
      sex,
      classId: classId ?? '',
      version,
    }));
  },
  async guardians(schoolId) {
    const found = await findEvery(people, { schoolId, kind: 'guardian', leftOn: null });
    const links = new Map<string, { studentId: string; relation: LinkRelation }[]>();
    for (const { guardianId, studentId, relation } of await findEvery(guardianLinks, { schoolId }))
      links.set(guardianId, [...(links.get(guardianId) ?? []), { studentId, relation }]);
    return found.map(({ _id, mobile, name, version }) => ({
      personId: _id,
      mobile,
      name,
      children: links.get(_id) ?? [],
      version,
    }));
  },
  async staff(schoolId, today) {
    const found = await findEvery(staff, { schoolId, leftOn: null });
    return found.map(({ _id, staffNumber, name, roleName, mobile, assignments, version }) => ({
      personId: _id,
      staffNumber,
      name,
      roleName,
      mobile,
      rights: assignments
        .filter((held) => holdsOn(held, today))
        .map(({ role, scope }) => ({ role, scope })),
      version,
    }));
  },
  async teaching(schoolId) {
    const found = await findEvery(teaching, { schoolId });
    return found.map(({ classId, subject, teacherId, weekdays, version }) => ({
      classId,
      subject,
      teacherId,
      weekdays,
      version,
    }));
  },
};

type LinkRelation = Awaited<
  ReturnType<RosterReader['guardians']>
>[number]['children'][number]['relation'];
