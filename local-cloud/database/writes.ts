import type { Collection } from './collection';
import type { Connection } from './connection';
import { toStoredText, type Document } from './ejson';
import { invalidParam, notServed } from './errors';
import { Found, matchingPages, runInTurns, type Steps } from './find';
import type { Request } from './request';
import type { Session } from './session';
import { compileModifier, compileReplacement, type Change } from './update';

/** `database.insertDocument`: all documents or none. */
export function insertDocuments(
  session: Session,
  collection: Collection,
  documents: Document[],
  newId: () => string,
): { insertedIds: string[] } {
  const complete = documents.map(({ _id, ...rest }) => ({ _id: _id ?? newId(), ...rest }));
  session.atomically(() => complete.forEach((one) => session.insert(collection, one)));
  return { insertedIds: complete.map(({ _id }) => String(_id)) };
}

function changeOf(request: Request): Change {
  return request.merge
    ? compileModifier(request.data(), request.serverNowMs)
    : compileReplacement(request.data());
}

/** Replaces one document by its changed form; whether anything differs decides the count. */
function changeOne(session: Session, collection: Collection, found: Found, change: Change): number {
  session.claim(collection, found);
  const document = change(found.document);
  if (toStoredText(document) === found.doc) return 0;
  session.replace(collection, found, document);
  return 1;
}

export interface Modified {
  updated: number;
  upsert_id: string | null;
}

/** `database.modifyDocument` of `doc(id)`: `update`, or `set`, which also creates. */
export function modifyById(session: Session, collection: Collection, request: Request): Modified {
  const change = changeOf(request);
  const id = request.id();
  const found = id === undefined ? undefined : session.findById(collection, id);
  return session.atomically(() => {
    if (found) return { updated: changeOne(session, collection, found, change), upsert_id: null };
    if (!request.upsert) return { updated: 0, upsert_id: null };
    if (request.merge) throw notServed('upsert with operators');
    if (id === undefined) throw invalidParam('_id must be a text');
    session.insert(collection, change({ _id: id }));
    return { updated: 0, upsert_id: id };
  });
}

/** `database.modifyDocument` of `where(…)`, outside transactions. */
export async function modifyWhere(
  session: Session,
  connection: Connection,
  collection: Collection,
  request: Request,
): Promise<Modified> {
  if (request.upsert) throw notServed('upsert by a condition');
  const change = changeOf(request);
  const updated = await runInTurns(
    overMatches(session, connection, collection, request, (found) =>
      changeOne(session, collection, found, change),
    ),
  );
  return { updated, upsert_id: null };
}

/** `database.removeDocument` of `doc(id)`. */
export function removeById(
  session: Session,
  collection: Collection,
  request: Request,
): { deleted: number } {
  const id = request.id();
  const found = id === undefined ? undefined : session.findById(collection, id);
  if (!found) return { deleted: 0 };
  session.atomically(() => session.remove(collection, found));
  return { deleted: 1 };
}

/** `database.removeDocument` of `where(…)`, outside transactions. */
export async function removeWhere(
  session: Session,
  connection: Connection,
  collection: Collection,
  request: Request,
): Promise<{ deleted: number }> {
  const deleted = await runInTurns(
    overMatches(session, connection, collection, request, (found) => {
      session.remove(collection, found);
      return 1;
    }),
  );
  return { deleted };
}

/**
 * Applies a write to the matches, one page per SQL transaction. Like MongoDB's, a change of many
 * documents is not atomic as a whole; the change of each one is.
 */
function* overMatches(
  session: Session,
  connection: Connection,
  collection: Collection,
  request: Request,
  write: (found: Found) => number,
): Steps<number> {
  let total = 0;
  for (const page of matchingPages(connection, collection, request.writeQuery())) {
    const targets = request.multi ? page : page.slice(0, 1);
    if (targets.length > 0) {
      total += session.atomically(() => targets.reduce((sum, found) => sum + write(found), 0));
      if (!request.multi) break;
    }
    yield;
  }
  return total;
}

/** `database.modifyAndReturnDoc`: the first match after the change. */
export function* modifyAndReturn(
  session: Session,
  collection: Collection,
  request: Request,
): Steps<{ updated: number; doc: string | null }> {
  const change = compileModifier(request.data(), request.serverNowMs);
  const where = request.writeQuery();
  const [found] = yield* session.find(collection, { where, order: [], offset: 0, limit: 1 });
  if (!found) return { updated: 0, doc: null };
  const updated = session.atomically(() => changeOne(session, collection, found, change));
  return { updated, doc: toStoredText(found.document) };
}
