import { startSdkWorld } from '../local-cloud/database/sdk-harness';
import { sdkBundle } from '../local-cloud/database/sdk-bundle';
import type { Sdk, SdkCollection, SdkDatabase } from '../local-cloud/database/sdk-types';

/**
 * Where the suite runs: on the local cloud, or on a real CloudBase environment when its name and a
 * key are in the environment (RUNXIN_CONFORMANCE_ENV, TENCENTCLOUD_SECRETID,
 * TENCENTCLOUD_SECRETKEY). The same tests then talk to the real cloud through the same SDK.
 */
export interface ConformanceWorld {
  sdk: Sdk;
  db: SdkDatabase;
  /** Present only where time can be moved. */
  advanceMs?: (ms: number) => void;
  /** Present only where indexes can be declared: the SDK has no call for it. */
  declareUnique?: (name: string, field: string) => void;
  /** Present only where the storage's own door is known. */
  storageUrl?: string;
  /** An empty collection of this suite. */
  collection(name: string): Promise<SdkCollection>;
  close(): Promise<void>;
}

const realEnvironment = process.env['RUNXIN_CONFORMANCE_ENV'] ?? '';
export const onRealCloud =
  realEnvironment !== '' &&
  Boolean(process.env['TENCENTCLOUD_SECRETID']) &&
  Boolean(process.env['TENCENTCLOUD_SECRETKEY']);

/** The name of a collection of this suite; nothing else may use it. */
export const collectionName = (name: string): string => `runxin-conformance-${name}`;

async function emptied(db: SdkDatabase, name: string): Promise<SdkCollection> {
  try {
    await db.createCollection(collectionName(name));
  } catch (error) {
    if (!/exist/i.test(String((error as Error).message))) throw error;
  }
  const collection = db.collection(collectionName(name));
  await collection.where({ _id: db.command.exists(true) }).remove();
  return collection;
}

export async function startConformanceWorld(): Promise<ConformanceWorld> {
  if (onRealCloud) {
    const sdk = jest.requireActual<Sdk>(sdkBundle());
    sdk.init({ env: realEnvironment });
    const db = sdk.database();
    return { sdk, db, collection: (name) => emptied(db, name), close: () => Promise.resolve() };
  }
  const { sdk, db, database, advanceMs, url, close } = await startSdkWorld();
  return {
    sdk,
    db,
    advanceMs,
    storageUrl: url,
    declareUnique: (name, field) =>
      database.declareCollection({
        name: collectionName(name),
        indexes: [{ name: 'unique', fields: [[field, 1]], unique: true }],
      }),
    collection: (name) => emptied(db, name),
    close,
  };
}

/** Says what the real cloud gives no means to measure. */
export function notMeasuredHere(what: string): void {
  process.stdout.write(`not measured here: ${what}\n`);
}
