/** Who read or changed a student's record, and what a colleague did (G6). Each look is a look: it is audited too. */
import {
  auditOfStaff as staffContract,
  auditOfStudent as studentContract,
  findAuditedStudent as findContract,
  listAuditedStaff as listContract,
} from '../../../src/shared/audit/contracts';
import { actWord } from '../../../src/shared/audit/act-words';
import { isReceiver } from '../../../src/shared/messages/concern';
import type { ColleagueFacts, PeoplePort, StaffFacts } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { auditEntries, type AuditEntry, type AuditFacts } from '../../platform/audit';
import { AppError } from '../../platform/errors';
import { find } from '../../platform/store';
import { transact } from '../../platform/transact';

const pageLength = 30;
const mostFound = 20;

export function findAuditedStudent(people: PeoplePort) {
  return defineAction(findContract, async ({ words }, { caller }) => {
    const students = await people.allStudents(caller.schoolId);
    const found = students.filter(({ name }) => name.includes(words)).slice(0, mostFound);
    return {
      students: found.map(({ personId, name, className }) => ({ personId, name, className })),
    };
  });
}

export function auditOfStudent(people: PeoplePort) {
  return defineAction(studentContract, async ({ studentId, reason, page }, context) => {
    const { schoolId } = context.caller;
    const student = await people.student(schoolId, studentId);
    if (!student) throw new AppError('not-found', 'student');
    const { entries, more } = await look(context, { schoolId, aboutPersonId: studentId }, page, {
      act: studentContract.name,
      object: { kind: 'audit', id: 'of-student' },
      aboutPersonId: studentId,
      reason,
    });
    const known = await namesOf(people, schoolId, entries);
    return {
      name: student.name,
      className: student.className,
      entries: entries.map((entry) => ({
        atMs: entry.atMs,
        what: actWord(entry.act),
        reason: entry.reason,
        who: entry.actorPersonId === null ? null : (known.get(entry.actorPersonId) ?? gone),
      })),
      more,
    };
  });
}

export function listAuditedStaff(people: PeoplePort) {
  return defineAction(listContract, async (_input, { caller, nowMs }) => {
    const everybody = await people.colleagues(caller.schoolId, toLocalDate(nowMs));
    const staff = everybody.filter((one) => one.roles.length > 0 && !isOfDistrict(one));
    return { staff: staff.map(({ personId, name, roleName }) => ({ personId, name, roleName })) };
  });
}

export function auditOfStaff(people: PeoplePort) {
  return defineAction(staffContract, async ({ personId, reason, page }, context) => {
    const { schoolId } = context.caller;
    const everybody = await people.colleagues(schoolId, toLocalDate(context.nowMs));
    const ofDistrict = everybody.find((one) => one.personId === personId && isOfDistrict(one));
    const colleague = ofDistrict ? null : await people.staffMember(schoolId, personId);
    if (!colleague) throw new AppError('not-found', 'colleague');
    const { entries, more } = await look(context, { schoolId, actorPersonId: personId }, page, {
      act: staffContract.name,
      object: { kind: 'staff', id: personId },
      reason,
    });
    return {
      name: colleague.name,
      roleName: colleague.roleName,
      entries: entries.map((entry) => ({
        atMs: entry.atMs,
        what: actWord(entry.act),
        reason: tellsReason(entry) ? entry.reason : null,
      })),
      more,
    };
  });
}

/**
 * Those of the district answer to the district: what they do, and when, would tell a leader that a child spoke of the
 * school's adults (W9).
 */
const isOfDistrict = ({ roles: held }: ColleagueFacts) => isReceiver(held);

/** Reasons of the message box and of a student's record speak of a child: they stay with whom that concerns. */
function tellsReason({ act, aboutPersonId }: AuditEntry): boolean {
  return aboutPersonId === null && !act.startsWith('messages.') && !act.startsWith('class-mood.');
}

/** A page of entries; the first page of a look leaves its own entry before anything is told. */
async function look(
  context: ActionContext,
  which: Record<string, unknown>,
  page: number,
  facts: AuditFacts,
): Promise<{ entries: AuditEntry[]; more: boolean }> {
  await transact((transaction) => context.audit(transaction, facts));
  const found = await find(auditEntries, which, {
    orderBy: [['atMs', 'desc']],
    skip: page * pageLength,
    limit: pageLength + 1,
  });
  return { entries: found.slice(0, pageLength), more: found.length > pageLength };
}

const gone = { name: '已离开的同事', roleName: '' };

async function namesOf(
  people: PeoplePort,
  schoolId: string,
  entries: readonly AuditEntry[],
): Promise<Map<string, Pick<StaffFacts, 'name' | 'roleName'>>> {
  const ids = new Set(entries.flatMap(({ actorPersonId }) => actorPersonId ?? []));
  const found = await Promise.all([...ids].map((id) => people.staffMember(schoolId, id)));
  return new Map(
    found.flatMap((one) =>
      one === null ? [] : [[one.personId, { name: one.name, roleName: one.roleName }] as const],
    ),
  );
}
