/** Wrong codes are counted by terminal and school and hour: guessing ends long before it finds anything (M1). */
import { isUsedUp } from '../../../src/shared/letter-box/guessing';
import { hourMs, toLocalDate } from '../../../src/shared/time';
import type { ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { mark, newestKeyVersion } from '../../platform/secrets';
import { getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { authorOfCode, UnknownCode } from './codes';
import { letterTries } from './collections';
import type { LetterAuthor } from './letter-threads-port';

/** The code's author, for a terminal: refused when the hour's tries are used up, before anything is looked at. */
export async function authorAtTerminal(
  typed: string,
  context: ActionContext,
): Promise<LetterAuthor> {
  const ids = counterIds(context);
  const [own, all] = await Promise.all(ids.map(wrongOf));
  if (isUsedUp(own ?? 0, all ?? 0)) throw new AppError('letter-tries-used-up', 'tries');
  try {
    return await authorOfCode(context.caller.schoolId, typed);
  } catch (error) {
    if (error instanceof UnknownCode) await countWrong(ids, toLocalDate(context.nowMs));
    throw error;
  }
}

function counterIds({ caller, nowMs }: ActionContext): string[] {
  const hour = Math.floor(nowMs / hourMs);
  const idOf = (...parts: string[]) => mark('letter-tries', newestKeyVersion(), hour, ...parts);
  return [idOf('terminal', caller.personId), idOf('school', caller.schoolId)];
}

async function wrongOf(id: string): Promise<number> {
  return (await getById(letterTries, id))?.wrong ?? 0;
}

/** Two at once count as two. */
function countWrong(ids: readonly string[], date: string): Promise<void> {
  return transact(async (transaction) => {
    for (const id of ids) {
      const known = await transaction.get(letterTries, id);
      if (known) await transaction.update(letterTries, id, { wrong: known.wrong + 1 });
      else await transaction.add(letterTries, { _id: id, date, wrong: 1 });
    }
  });
}
