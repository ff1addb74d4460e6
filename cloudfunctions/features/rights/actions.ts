/** Every action about one's data (G2) but the one that writes a workbook (take.ts). */
import type { Action } from '../../platform/action';
import { answerRequest, rightsInbox } from './desk-acts';
import { askCorrection, askDeletion, readMine, takeBack } from './own-acts';
import type { RightsPorts } from './ports';

export function rightsActions(ports: RightsPorts): Action[] {
  return [
    readMine(ports),
    askCorrection(ports),
    askDeletion(),
    takeBack(),
    rightsInbox(ports),
    answerRequest(ports),
  ];
}
