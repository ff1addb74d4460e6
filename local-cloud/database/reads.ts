import { checkStages, runStages } from './aggregate';
import type { Collection } from './collection';
import type { Connection } from './connection';
import { isDocument, toReplyText, type Document } from './ejson';
import { databaseLimits } from '../limits';
import { DatabaseError } from './errors';
import { count, matchingPages, runInTurns, type Found, type Steps } from './find';
import { compileProjection } from './projection';
import type { Request } from './request';
import type { Session } from './session';

/** `database.getDocument`: the EJSON text of each document found. */
export function* getDocuments(
  session: Session,
  collection: Collection,
  request: Request,
): Steps<{ list: string[] }> {
  const projection = request.projection();
  const project = projection && compileProjection(projection);
  const found = request.byId
    ? byId(session, collection, request)
    : yield* session.find(collection, request.findRequest());
  const list = found.map((one) => (project ? toReplyText(project(one.document)) : one.doc));
  return { list: withinResponse(list) };
}

function byId(session: Session, collection: Collection, request: Request): Found[] {
  const id = request.id();
  const found = id === undefined ? undefined : session.findById(collection, id);
  return found ? [found] : [];
}

/** `database.calculateDocument`. */
export async function countDocuments(
  connection: Connection,
  collection: Collection,
  request: Request,
): Promise<{ total: number }> {
  return { total: await runInTurns(count(connection, collection, request.query())) };
}

/** `database.aggregateDocuments`: a leading `$match` is answered by the indexes. */
export async function aggregateDocuments(
  connection: Connection,
  collection: Collection,
  request: Request,
): Promise<{ list: string[] }> {
  const stages = request.stages();
  checkStages(stages);
  const first = stages[0];
  const matched = first?.key === '$match' && isDocument(first.value) ? first.value : undefined;
  const documents = await runInTurns(allMatching(connection, collection, matched ?? {}));
  const rest = matched ? stages.slice(1) : stages;
  return { list: withinResponse(runStages(rest, documents).map(toReplyText)) };
}

function* allMatching(
  connection: Connection,
  collection: Collection,
  where: Document,
): Steps<Document[]> {
  const all: Document[] = [];
  for (const page of matchingPages(connection, collection, where)) {
    all.push(...page.map((row) => row.document));
    yield;
  }
  return all;
}

function withinResponse(list: string[]): string[] {
  const bytes = list.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > databaseLimits.responseBytes) {
    throw new DatabaseError(
      'DATABASE_REQUEST_FAILED',
      '[LimitExceeded] database query result size exceed limit (1MB)',
    );
  }
  return list;
}
