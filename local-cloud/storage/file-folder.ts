import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** Stored files by their cloud path. */
export interface FileFolder {
  /** Replaces what was there; a reader meets the old file or the new one, never a part. */
  put(cloudPath: string, bytes: Uint8Array): void;
  read(cloudPath: string): Buffer | undefined;
  has(cloudPath: string): boolean;
  /** False when there was none. */
  remove(cloudPath: string): boolean;
}

const draftEnding = '.new';

/** A file's name is the digest of its cloud path: whatever a path says, it cannot leave the folder. */
export function openFileFolder(folder: string): FileFolder {
  mkdirSync(folder, { recursive: true });
  // What a killed process left half written.
  for (const name of readdirSync(folder))
    if (name.endsWith(draftEnding)) rmSync(path.join(folder, name));
  const placeOf = (cloudPath: string) =>
    path.join(folder, createHash('sha256').update(cloudPath).digest('hex'));
  const has = (cloudPath: string) => existsSync(placeOf(cloudPath));
  return {
    has,
    put: (cloudPath, bytes) => {
      const place = placeOf(cloudPath);
      const draft = `${place}.${randomBytes(6).toString('hex')}${draftEnding}`;
      writeFileSync(draft, bytes, { flush: true });
      renameSync(draft, place);
    },
    read: (cloudPath) => (has(cloudPath) ? readFileSync(placeOf(cloudPath)) : undefined),
    remove: (cloudPath) => {
      if (!has(cloudPath)) return false;
      rmSync(placeOf(cloudPath));
      return true;
    },
  };
}
