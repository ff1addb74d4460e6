/** Actions that read or write spreadsheets: they run in `export`, so that `api` starts without the libraries. */
import type { Action } from '../../platform/action';
import { checkImport } from './check';
import { exportRoster, rosterTemplate } from './give-file';
import type { RosterPorts } from './write-row';

export function rosterFileActions(ports: Pick<RosterPorts, 'reader'>): Action[] {
  return [checkImport(ports), rosterTemplate(), exportRoster(ports)];
}
