/** T2: whoever stands at the door and is on no list is found by class and child. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import { findFamily as contract } from '../../../src/shared/training/organiser-contracts';
import { defineAction } from '../../platform/action';
import { requireOwn } from '../../platform/scopes';
import { findEvery, getById } from '../../platform/store';
import { trainingAttendance, trainingLedgers } from './collections';
import { publishedSession } from './door-list';

export function findFamily(people: PeoplePort) {
  return defineAction(contract, async ({ sessionId, classId }, { caller }) => {
    const { schoolId } = caller;
    await publishedSession(schoolId, sessionId);
    const found = await people.classes(schoolId);
    const classes = found.map(({ classId: id, name }) => ({ classId: id, name }));
    if (classId === null) return { classes, children: [] };
    requireOwn(
      classes.map((one) => one.classId),
      classId,
    );
    const [students, ledger, came] = await Promise.all([
      people.studentsOfClass(schoolId, classId),
      getById(trainingLedgers, sessionId),
      findEvery(trainingAttendance, { schoolId, sessionId, came: true }),
    ]);
    const children = students.map(({ personId: studentId, name }) => {
      const entry = ledger?.entries.find(({ childIds }) => childIds.includes(studentId));
      const isThere = came.some(({ childIds }) => childIds.includes(studentId));
      return { studentId, name, state: entry?.state ?? null, came: isThere };
    });
    return { classes, children };
  });
}
