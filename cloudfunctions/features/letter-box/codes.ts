/** Pick-up codes: drawn by a key from the tap, so that the same tap shows the same ones; kept as marks only (M1). */
import { codeOfBytes, readPickUpCode } from '../../../src/shared/letter-box/pick-up-code';
import { aliasNameFrom } from '../../../src/shared/messages/alias-names';
import { toLocalDate } from '../../../src/shared/time';
import type { ActionContext } from '../../platform/action';
import { command } from '../../platform/cloud';
import { AppError } from '../../platform/errors';
import { keyVersions, mark, newestKeyVersion } from '../../platform/secrets';
import { find } from '../../platform/store';
import { letterCodes, type LetterCode } from './collections';
import type { LetterAuthor } from './letter-threads-port';

export interface DrawnCode {
  code: string;
  author: LetterAuthor;
}

/** The `number`th code of this tap. */
export function drawCode({ caller, requestId }: ActionContext, number: number): DrawnCode {
  const { schoolId, personId } = caller;
  const keyVersion = newestKeyVersion();
  const drawn = mark('letter-draw', keyVersion, schoolId, personId, requestId, number);
  const code = codeOfBytes(Buffer.from(drawn, 'base64url'));
  const authorKey = mark('letter-code', keyVersion, schoolId, code);
  return { code, author: authorOf(schoolId, authorKey, keyVersion) };
}

/** The author of a letter that came without a slip: nobody can ever be asked for it again. */
export function unreadableAuthor({ caller, requestId }: ActionContext): LetterAuthor {
  const keyVersion = newestKeyVersion();
  const { schoolId, personId } = caller;
  const authorKey = mark('letter-author', keyVersion, schoolId, personId, requestId);
  return authorOf(schoolId, authorKey, keyVersion);
}

function authorOf(schoolId: string, authorKey: string, keyVersion: number): LetterAuthor {
  const drawn = Buffer.from(mark('alias-name', keyVersion, authorKey), 'base64url');
  return { schoolId, authorKey, keyVersion, alias: aliasNameFrom(drawn.readUInt32BE(0)) };
}

export function storedCode(
  { schoolId, authorKey, keyVersion, alias }: LetterAuthor,
  nowMs: number,
): LetterCode {
  return { _id: authorKey, schoolId, keyVersion, alias, drawnOn: toLocalDate(nowMs) };
}

/** Whoever holds this code. Throws UnknownCode for a guess, `letter-code-unknown` for what is no code. */
export async function authorOfCode(schoolId: string, typed: string): Promise<LetterAuthor> {
  const code = readPickUpCode(typed);
  // What is no code at all guesses at nothing.
  if (code === null) throw new AppError('letter-code-unknown', 'check figure');
  const ids = keyVersions().map((version) => mark('letter-code', version, schoolId, code));
  const [found] = await find(letterCodes, { _id: command.in(ids) });
  if (found?.schoolId !== schoolId) throw new UnknownCode('letter-code-unknown', 'code');
  const { _id: authorKey, keyVersion, alias } = found;
  return { schoolId, authorKey, keyVersion, alias };
}

/** A well-formed code that nobody was given: a guess. */
export class UnknownCode extends AppError {}
