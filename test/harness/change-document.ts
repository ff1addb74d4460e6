import type { World } from './world';

/** Sets fields of a stored document, as an editing screen of a later issue will. */
export async function changeDocument(
  world: World,
  collectionName: string,
  id: string,
  set: object,
): Promise<void> {
  const reply = await world.cloud.admin('database.modifyDocument', {
    collectionName,
    queryType: 'DOC',
    multi: false,
    merge: true,
    upsert: false,
    query: JSON.stringify({ _id: id }),
    data: JSON.stringify({ $set: set }),
  });
  if (reply['code'] !== undefined) throw new Error(`${collectionName} was not changed`);
}

/** Puts a document there, as an import of a later issue will. */
export async function insertDocument(
  world: World,
  collectionName: string,
  document: Record<string, unknown>,
): Promise<void> {
  const reply = await world.cloud.admin('database.insertDocument', {
    collectionName,
    data: [JSON.stringify(document)],
  });
  if (reply['code'] !== undefined) throw new Error(`${collectionName} took no document`);
}
