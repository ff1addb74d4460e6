/** A class teacher sees who has not answered, and enters papers that were signed at enrolment (G2). */
import {
  classConsents as listContract,
  enterPaper as paperContract,
  ownClasses as ownContract,
} from '../../../src/shared/consent/contracts';
import { consentOn } from '../../../src/shared/consent/consent';
import { noticeVersion } from '../../../src/shared/consent/privacy-notice';
import { purposes } from '../../../src/shared/consent/purposes';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { classIdsOf, requireOwn } from '../../platform/scopes';
import { transact } from '../../platform/transact';
import { addWords, consentsOf } from './store';

export function ownClasses() {
  return defineAction(ownContract, (_input, { caller }) =>
    Promise.resolve({ classIds: classIdsOf(caller, 'class-teacher') }),
  );
}

export function classConsents(people: PeoplePort) {
  return defineAction(listContract, async ({ classId }, { caller, nowMs }) => {
    requireOwn(classIdsOf(caller, 'class-teacher'), classId);
    const students = await people.studentsOfClass(caller.schoolId, classId);
    const ids = students.map(({ personId }) => personId);
    const stored = await consentsOf(caller.schoolId, ids);
    const today = toLocalDate(nowMs);
    return {
      className: students[0]?.className ?? '',
      students: students.map(({ personId, name }) => {
        const words = stored.get(personId)?.words ?? [];
        const answered = purposes.every(
          (purpose) => consentOn(words, purpose, today) !== 'unanswered',
        );
        return { studentId: personId, name, answered };
      }),
    };
  });
}

export function enterPaper(people: PeoplePort) {
  return defineAction(paperContract, async ({ studentId, signedOn, given }, context) => {
    const { caller, nowMs } = context;
    if (signedOn > toLocalDate(nowMs)) throw new AppError('paper-in-future', 'paper');
    const student = await people.student(caller.schoolId, studentId);
    requireOwn(classIdsOf(caller, 'class-teacher'), student?.classId ?? '');
    await transact(async (transaction) => {
      const isNew = await addWords(
        transaction,
        caller.schoolId,
        studentId,
        purposes.map((purpose) => ({
          guardianId: null,
          purpose,
          given: given.includes(purpose),
          onDate: signedOn,
          noticeVersion,
        })),
      );
      if (!isNew) return;
      await context.audit(transaction, {
        act: paperContract.name,
        object: { kind: 'consent', id: studentId },
        aboutPersonId: studentId,
      });
    });
    return {};
  });
}
