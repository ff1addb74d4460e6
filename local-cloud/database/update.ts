import { Context } from 'mingo/core';
import { update as applyModifier } from 'mingo/updater';
import { isDocument, toStoredText, type Document, type Value } from './ejson';
import { invalidParam, writeFailed } from './errors';
import { queryOperators } from './matcher';
import { checkQuery } from './query-check';
import { checkModifier, checkTarget } from './update-check';

/** What becomes of one document. The input is not kept; it may be changed. */
export type Change = (document: Document) => Document;

// `$pull` holds conditions, which get the same selectors as queries.
const context = Context.init({ query: queryOperators });

/**
 * An update by operators, `{$set: {…}, $inc: {…}}`. The SDK turns plain fields into `$set`.
 * @throws DATABASE_REQUEST_FAILED for an update that MongoDB refuses for any document
 */
export function compileModifier(modifier: Document, serverNowMs: number): Change {
  const operators = withDates(modifier, serverNowMs);
  if (Object.keys(operators).length === 0) throw invalidParam('data is empty');
  if (Object.keys(operators).some((key) => !key.startsWith('$'))) {
    throw writeFailed('the update operation document must contain atomic operators');
  }
  checkModifier(operators);
  checkConditions(operators);
  return (document) => {
    checkTarget(operators, document);
    applyModifier(document, operators, [], {}, { queryOptions: { context } });
    return document;
  };
}

/** The database's own time, as the rest of the service uses it. */
function withDates(modifier: Document, serverNowMs: number): Document {
  const { $currentDate, ...rest } = modifier;
  if (!isDocument($currentDate)) return modifier;
  const now = Object.keys($currentDate).map((path) => [path, new Date(serverNowMs)] as const);
  const set = isDocument(rest.$set) ? rest.$set : {};
  return { ...rest, $set: { ...set, ...Object.fromEntries(now) } };
}

function checkConditions(modifier: Document): void {
  const pulls = isDocument(modifier.$pull) ? Object.values(modifier.$pull) : [];
  for (const condition of pulls) {
    const operators =
      isDocument(condition) && Object.keys(condition).some((k) => k.startsWith('$'));
    checkQuery(isDocument(condition) && !operators ? condition : { element: condition });
  }
}

/** `set()`: everything but the id is replaced. */
export function compileReplacement(data: Document): Change {
  if (Object.hasOwn(data, '_id')) throw invalidParam('_id cannot be changed');
  // Refuses at once what no document may hold, before any is looked for.
  toStoredText(data);
  return (document) => ({ _id: document._id as Value, ...data });
}
