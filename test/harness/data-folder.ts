/**
 * Where a world keeps its data: in memory, where the machine lends some. The database waits for the disk at every
 * commit, tens of thousands of times in a run; what a test kills are processes, and their files outlive them there too.
 */
import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const sharedMemory = '/dev/shm';
/** A container may lend 64 MB: too little for three worlds at once. */
const enoughBytes = 2 ** 30;

function lendsMemory(): boolean {
  if (!existsSync(sharedMemory)) return false;
  const { bavail, bsize } = statfsSync(sharedMemory);
  return bavail * bsize >= enoughBytes;
}

/** A new empty folder. */
export function newDataFolder(): string {
  const parent = lendsMemory() ? sharedMemory : os.tmpdir();
  return mkdtempSync(path.join(parent, 'runxin-cloud-'));
}
