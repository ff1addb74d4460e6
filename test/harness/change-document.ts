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

/** Takes a document away, as if it had never been there. */
export async function removeDocument(
  world: World,
  collectionName: string,
  id: string,
): Promise<void> {
  const reply = await world.cloud.admin('database.removeDocument', {
    collectionName,
    queryType: 'DOC',
    multi: false,
    query: JSON.stringify({ _id: id }),
  });
  if (reply['code'] !== undefined) throw new Error(`${collectionName} lost no document`);
}
