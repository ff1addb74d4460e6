/** Every contract of the letter box and the terminals (M1). */
import { drawSlips, enterLetter } from './contracts';
import {
  collectLetter,
  enrolTerminal,
  listTerminals,
  makeTerminal,
  revokeTerminal,
  writeLetter,
} from './terminal-contracts';

export const letterContracts = [
  drawSlips,
  enterLetter,
  writeLetter,
  collectLetter,
  listTerminals,
  makeTerminal,
  revokeTerminal,
  enrolTerminal,
] as const;
