/** Every action about the audit. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { Action } from '../../platform/action';
import { exportAuditChain, readAuditChain } from './chain';
import { auditOfStaff, auditOfStudent, findAuditedStudent, listAuditedStaff } from './looks';

export function auditActions(people: PeoplePort): Action[] {
  return [
    findAuditedStudent(people),
    auditOfStudent(people),
    listAuditedStaff(people),
    auditOfStaff(people),
    readAuditChain(),
    exportAuditChain(),
  ];
}
