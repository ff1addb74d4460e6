/** Typed failures: a code, a private detail for the log, a sentence for the user from the code. */
import type { ErrorCode } from '../../src/shared/action/contract';

export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** For the log only: never a person, never text that a person wrote. */
    readonly detail: string,
    readonly fields?: string[],
  ) {
    super(`${code}: ${detail}`);
    this.name = 'AppError';
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === 'object' && error !== null) {
    const { errMsg, message } = error as { errMsg?: unknown; message?: unknown };
    return String(errMsg ?? message ?? '');
  }
  return String(error);
}

/** Code and text of an SDK failure; the SDK drops the server's code at conflicts, so the text is read too. */
function facts(error: unknown): { errCode: number | undefined; text: string } {
  const errCode = (error as { errCode?: unknown } | null)?.errCode;
  return { errCode: typeof errCode === 'number' ? errCode : undefined, text: messageOf(error) };
}

/** Another transaction touched the document first: the whole unit is tried again. */
export function isConflict(error: unknown): boolean {
  const { text } = facts(error);
  return /TransactionConflict|TransactionBusy|WriteConflict/.test(text);
}

/** The transaction ran past 30 s or vanished with a restart: nothing of it was written. */
export function isTransactionGone(error: unknown): boolean {
  return /TransactionNotExist/.test(facts(error).text);
}

/** A document with this id or unique key exists (both forms seen on the real cloud). */
export function isDuplicate(error: unknown): boolean {
  const { errCode, text } = facts(error);
  if (/E11000|DATABASE_DUPLICATE_WRITE|duplicate key/i.test(text)) return true;
  return errCode === -502001 && /duplicate/i.test(text);
}
