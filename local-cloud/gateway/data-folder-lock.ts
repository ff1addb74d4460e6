import path from 'node:path';
import Database from 'libsql';

/**
 * Holds a data folder for one process: locks of documents live in memory, so two local clouds on one folder
 * would not see each other's. SQLite's own file lock ends with the process, however it ends.
 * Throws an Error with a sentence when another process holds it.
 */
export function holdDataFolder(dataDir: string): { release(): void } {
  const lock = new Database(path.join(dataDir, 'in-use.db'));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
  } catch (error) {
    lock.close();
    throw new Error(`${path.basename(dataDir)} is in use by another local cloud`, { cause: error });
  }
  return { release: () => lock.close() };
}
