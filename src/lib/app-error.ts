/** Errors as pages show them: a code, a Chinese sentence, and a number to quote. */
import { commonErrorTexts } from '../shared/action/common-error-texts';
import type { ActionError, ErrorCode } from '../shared/action/contract';

export const networkText = '没有网络。写的都存着，连上就发。';

type Code = ErrorCode | 'network';

/** After these nobody on this side knows; every other answer says that nothing was done. */
const leavesOpen = (code: Code) => code === 'network' || code === 'internal';

export class AppError extends Error {
  constructor(
    readonly code: Code,
    /** The sentence for the reader. */
    readonly text: string,
    readonly requestId: string,
    /** The act may have been done, though no answer says so. */
    readonly mayBeDone = leavesOpen(code),
  ) {
    super(code);
    this.name = 'AppError';
  }

  /** `mayBeDone`: false when the call certainly never left the phone. */
  static network(requestId: string, mayBeDone = true): AppError {
    return new AppError('network', networkText, requestId, mayBeDone);
  }

  static from(error: ActionError): AppError {
    // A feature's own sentences come with its refusals: they would weigh on every start of the app.
    const text = (commonErrorTexts as Record<string, string>)[error.code] ?? error.text;
    return new AppError(error.code, text, error.requestId);
  }
}

/** Any thrown value as an AppError; the unknown becomes `internal`. */
export function asAppError(thrown: unknown, requestId = ''): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError('internal', commonErrorTexts.internal, requestId);
}

/** A short number for a phone call with whoever looks after the system: `K7DF-2093`. */
export function errorNumber(error: AppError): string {
  const letters = error.requestId.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  return letters === '' ? error.code : `${letters.slice(0, 4)}-${letters.slice(4, 8)}`;
}
