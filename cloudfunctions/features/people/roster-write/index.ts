/** The only place that writes the roster (G1), as other features know it. */
import type { RosterWriter } from '../../../../src/shared/people/roster-port';
import type { Transaction } from '../../../platform/transact';
import { addGuardians, addStudents } from './add-many';
import { linkGuardian, putGuardian } from './guardians';
import { leave } from './leave';
import { putBack } from './put-back';
import { rebuildAccess } from './rebuild';
import { putClass, putStaff, putTeaching, setAssignments } from './staff';
import { moveStudent, putStudent } from './students';

export const rosterWriter: RosterWriter<Transaction> = {
  addStudents,
  addGuardians,
  putClass,
  putStudent,
  putGuardian,
  putStaff,
  putTeaching,
  linkGuardian,
  setAssignments,
  moveStudent,
  leave,
  putBack,
  rebuildAccess,
};
