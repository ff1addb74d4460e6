/** Every action of the letter box and the terminals (M1), bound to its ports. */
import type { DutyPort } from '../../../src/shared/duty/ports';
import type { Action } from '../../platform/action';
import { collectLetter } from './collect-letter';
import { drawSlips } from './draw-slips';
import { enrolTerminal } from './enrol-terminal';
import { enterLetter } from './enter-letter';
import type { LetterThreadsPort } from './letter-threads-port';
import { listTerminals, makeTerminal, revokeTerminal } from './terminals';
import { writeLetter } from './write-letter';

export function letterActions(duty: DutyPort, threads: LetterThreadsPort): Action[] {
  return [
    drawSlips(),
    enterLetter(duty, threads),
    writeLetter(threads),
    collectLetter(threads),
    listTerminals(),
    makeTerminal(),
    revokeTerminal(),
    enrolTerminal(),
  ];
}
