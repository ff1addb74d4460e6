/** Typed access to the database outside transactions. Reads page by 100 at most (architecture: Limits). */
import { command, db } from './cloud';
import type { Collection } from './collections';
import { isDuplicate } from './errors';

export const pageSize = 100;

export type Condition = Record<string, unknown>;

export interface FindOptions {
  orderBy?: readonly (readonly [string, 'asc' | 'desc'])[];
  limit?: number;
  skip?: number;
}

/** Nested objects of an update would travel as dotted fields: every object value is replaced as a whole. */
export function asUpdate(patch: Record<string, unknown>): Record<string, unknown> {
  const update: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(patch)) {
    if (field === '_id' || value === undefined) continue;
    const isPlain = typeof value === 'object' && value !== null && !isCommand(value);
    update[field] = isPlain ? command.set(value) : value;
  }
  return update;
}

function isCommand(value: object): boolean {
  return 'operator' in value && 'operands' in value;
}

/** The document with this id, or null. */
export async function getById<Doc extends { _id: string }>(
  collection: Collection<Doc>,
  id: string,
): Promise<Doc | null> {
  const result = await db.collection(collection.name).doc(id).get();
  return (result?.data ?? null) as Doc | null;
}

/** At most 100 documents; callers page with `skip` or a moving condition. */
export async function find<Doc extends { _id: string }>(
  collection: Collection<Doc>,
  condition: Condition,
  options: FindOptions = {},
): Promise<Doc[]> {
  let query = db.collection(collection.name).where(condition);
  for (const [field, direction] of options.orderBy ?? []) query = query.orderBy(field, direction);
  if (options.skip) query = query.skip(options.skip);
  const result = await query.limit(Math.min(options.limit ?? pageSize, pageSize)).get();
  return result.data as Doc[];
}

/** Every page of what matches, by id or in an order that an index serves. */
export async function findEvery<Doc extends { _id: string }>(
  collection: Collection<Doc>,
  condition: Condition,
  orderBy: FindOptions['orderBy'] = [['_id', 'asc']],
): Promise<Doc[]> {
  const found: Doc[] = [];
  for (;;) {
    const page = await find(collection, condition, { orderBy, skip: found.length });
    found.push(...page);
    if (page.length < pageSize) return found;
  }
}

export async function count(collection: Collection, condition: Condition): Promise<number> {
  const result = await db.collection(collection.name).where(condition).count();
  return result.total;
}

/** Adds under a deterministic id; false when a document with that id (or unique key) exists already. */
export async function addOnce<Doc extends { _id: string }>(
  collection: Collection<Doc>,
  doc: Doc,
): Promise<boolean> {
  try {
    await db.collection(collection.name).add({ data: collection.schema.parse(doc) as object });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Writes `patch` and `version + 1` only where `version` still holds; true when it did. */
export async function compareAndSet<Doc extends { _id: string; version: number }>(
  collection: Collection<Doc>,
  doc: Pick<Doc, '_id' | 'version'>,
  patch: Partial<Doc>,
): Promise<boolean> {
  const result = await db
    .collection(collection.name)
    .where({ _id: doc._id, version: doc.version })
    .update({ data: asUpdate({ ...patch, version: doc.version + 1 }) });
  return result.stats.updated === 1;
}

/** Updates every document that matches in one step; operators of the SDK may stand as values. Returns how many. */
export async function updateWhere(
  collection: Collection,
  condition: Condition,
  patch: Record<string, unknown>,
): Promise<number> {
  const result = await db
    .collection(collection.name)
    .where(condition)
    .update({ data: asUpdate(patch) });
  return result.stats.updated;
}
