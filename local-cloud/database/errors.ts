/**
 * Errors of the database service in the shapes the real cloud uses. The code decides what the SDK
 * shows: codes in its table become -5020xx, every other one becomes -501001. The texts are those
 * seen on the real cloud, because applications match on them.
 */
export class DatabaseError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'DatabaseError';
  }
}

const CONTACT = 'Please check your request, but if the problem persists, contact us.';

/** SDK: errCode -501007. */
export function invalidParam(detail: string): DatabaseError {
  return new DatabaseError('INVALID_PARAM', `[InvalidParameter] ${detail}`);
}

/** SDK: errCode -502005. Applications create the collection when they see it. */
export function collectionNotExist(name: string): DatabaseError {
  return new DatabaseError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. ${CONTACT}`,
  );
}

/** SDK: errCode -501001. */
export function collectionExists(name: string): DatabaseError {
  return new DatabaseError(
    'DATABASE_COLLECTION_ALREADY_EXIST',
    `[ResourceUnavailable.ResourceExist] Table exist: ${name}. ${CONTACT}`,
  );
}

/** A query, projection or pipeline that MongoDB refuses. SDK: errCode -502001. */
export function queryFailed(detail: string): DatabaseError {
  return new DatabaseError('DATABASE_REQUEST_FAILED', `[FailedOperation] (BadValue) ${detail}`);
}

/** A write that MongoDB refuses. SDK: errCode -502001. */
export function writeFailed(detail: string): DatabaseError {
  return new DatabaseError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation] multiple write errors: [{write errors: [{${detail}}]}, {<nil>}]`,
  );
}

/** Documented as DATABASE_DUPLICATE_WRITE; the real cloud answers -502001 with E11000 instead. */
export function duplicateKey(collection: string, index: string, key: unknown[]): DatabaseError {
  const shown = key.map((value) => `: ${JSON.stringify(value)}`).join(', ');
  return writeFailed(
    `E11000 duplicate key error collection: local.${collection} index: ${index} dup key: { ${shown} }`,
  );
}

/** Something the real cloud has and this stand-in refuses rather than answer differently. */
export function notServed(what: string): DatabaseError {
  return new DatabaseError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation] the local cloud does not serve ${what}`,
  );
}

/** SDK: errCode -501001, the text is the only sign. */
export function transactionConflict(): DatabaseError {
  return new DatabaseError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${CONTACT}`,
  );
}

export function transactionNotExist(): DatabaseError {
  return new DatabaseError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${CONTACT}`,
  );
}

export function transactionBusy(): DatabaseError {
  return new DatabaseError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionBusy] Transaction is busy. ${CONTACT}`,
  );
}

export function tooManyTransactions(limit: number): DatabaseError {
  return new DatabaseError(
    'EXCEED_CONCURRENT_REQUEST_LIMIT',
    `[LimitExceeded] more than ${limit} transactions are open. ${CONTACT}`,
  );
}
