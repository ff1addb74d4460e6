/** M1: 取信. Whoever holds the code reads what was answered. */
import { collectLetter as contract } from '../../../src/shared/letter-box/terminal-contracts';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { LetterThreadsPort } from './letter-threads-port';
import { authorAtTerminal } from './tries';

export function collectLetter(threads: LetterThreadsPort) {
  return defineAction(contract, async ({ code, afterSeq }, context) => {
    const author = await authorAtTerminal(code, context);
    const found = await threads.read(author, afterSeq ?? 0, context);
    if (!found) throw new AppError('letter-nothing-yet', 'blank slip');
    return found;
  });
}
