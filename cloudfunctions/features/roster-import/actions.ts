/** Every action of the roster import that answers quickly; what touches spreadsheets is in file-actions.ts. */
import type { Action } from '../../platform/action';
import { decideImport } from './decide';
import { listImports } from './list';
import { openImport } from './open';
import { stepImport } from './step';
import { uploadPart } from './upload';
import type { RosterPorts } from './write-row';

export function rosterImportActions(ports: RosterPorts): Action[] {
  return [uploadPart(), listImports(), openImport(), decideImport(), stepImport(ports)];
}
