/** M1: slips for the letter box, a code on each. Only this answer shows the codes. */
import { drawSlips as contract } from '../../../src/shared/letter-box/contracts';
import { shownPickUpCode } from '../../../src/shared/letter-box/pick-up-code';
import { defineAction } from '../../platform/action';
import { mark, newestKeyVersion } from '../../platform/secrets';
import { transact } from '../../platform/transact';
import { drawCode, storedCode } from './codes';
import { letterCodes } from './collections';

export function drawSlips() {
  return defineAction(contract, async ({ count }, context) => {
    const { caller, requestId, nowMs } = context;
    const drawn = Array.from({ length: count }, (_, number) => drawCode(context, number));
    const version = newestKeyVersion();
    const sheetId = mark('letter-sheet', version, caller.personId, requestId, count);
    await transact(async (transaction) => {
      const object = { kind: 'letter-sheet', id: sheetId };
      if (!(await context.auditOnce(transaction, { act: contract.name, object }))) return;
      for (const { author } of drawn) await transaction.add(letterCodes, storedCode(author, nowMs));
    });
    return {
      slips: drawn.map(({ code, author }) => ({
        code: shownPickUpCode(code),
        alias: author.alias,
      })),
    };
  });
}
