/** M1: a child without a phone writes at a terminal, and takes a code along. Nothing says who it was. */
import { shownPickUpCode } from '../../../src/shared/letter-box/pick-up-code';
import { writeLetter as contract } from '../../../src/shared/letter-box/terminal-contracts';
import { defineAction } from '../../platform/action';
import { drawCode, storedCode } from './codes';
import { letterCodes } from './collections';
import type { LetterThreadsPort } from './letter-threads-port';
import { authorAtTerminal } from './tries';

export function writeLetter(threads: LetterThreadsPort) {
  return defineAction(contract, async ({ code: typed, text, face }, context) => {
    const { caller, nowMs } = context;
    // A talk that has begun is never cut off.
    if (typed === undefined) await threads.requireOpen(context);
    const drawn = typed === undefined ? drawCode(context, 0) : null;
    const author = drawn ? drawn.author : await authorAtTerminal(typed ?? '', context);
    const origin = {
      door: 'terminal' as const,
      // Where the device stands, as whoever made it a terminal named it.
      place: caller.person.displayName,
      placedAtMs: nowMs,
      canBeRead: true,
    };
    const written = await threads.write({ author, text, face, origin }, context, (transaction) =>
      drawn ? transaction.add(letterCodes, storedCode(drawn.author, nowMs)) : Promise.resolve(),
    );
    return { code: drawn && shownPickUpCode(drawn.code), ...written };
  });
}
