/**
 * G2: whoever was deleted keeps no name. What stays of a person is the mark that was the id, without anything that
 * names it, and a raised epoch: a later child with the same 学号 gets the same mark, and must not find old threads.
 */
import type { Written } from '../../../../src/shared/people/roster-port';
import { findEvery } from '../../../platform/store';
import type { Transaction } from '../../../platform/transact';
import { accountPersons, enrolments, guardianLinks, people, type Person } from '../collections';
import { passcodes } from '../join-collections';
import { editRoster } from './edit';

/** `alongside` says in the same transaction that it is done, with the epoch that ended; false: it was done before. */
export async function forget(
  schoolId: string,
  personId: string,
  alongside: (transaction: Transaction, epoch: number) => Promise<boolean>,
): Promise<Written> {
  const [bound, asChild, asGuardian, history] = await Promise.all([
    findEvery(accountPersons, { personId }),
    findEvery(guardianLinks, { studentId: personId }),
    findEvery(guardianLinks, { guardianId: personId }),
    findEvery(enrolments, { studentId: personId }),
  ]);
  return editRoster(
    schoolId,
    async (edit) => {
      const person = await edit.require(people, personId);
      for (const binding of bound) await edit.unbind(binding);
      for (const { _id } of [...asChild, ...asGuardian]) {
        const link = await edit.get(guardianLinks, _id);
        if (link) await edit.remove(guardianLinks, link);
      }
      for (const { _id } of history) {
        const enrolment = await edit.get(enrolments, _id);
        if (enrolment) await edit.remove(enrolments, enrolment);
      }
      await edit.put(people, person, nameless(person));
      edit.rebuild('person', personId);
      return personId;
    },
    async (transaction) => {
      const person = await transaction.get(people, personId);
      // Came back in the meantime, or is gone already.
      if (!person || person.leftOn === null || person.name === '') return false;
      if (!(await alongside(transaction, person.epoch))) return false;
      if (await transaction.get(passcodes, personId)) await transaction.remove(passcodes, personId);
      return true;
    },
  );
}

function nameless(person: Person): Person {
  return {
    ...person,
    name: '',
    studentNumber: null,
    sex: null,
    mobile: null,
    assignments: [],
    classId: null,
    grade: null,
    enrolledOn: null,
    epoch: person.epoch + 1,
  };
}
