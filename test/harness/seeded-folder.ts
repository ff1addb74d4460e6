/**
 * Data folders of the demonstration school to start from. Seeding takes as long as the rest of a start and gives the
 * same each time: it is done once for a build and copied for every world.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { newDataFolder } from './data-folder';
import { localCloudProgram, startLocalCloudProcess } from './local-cloud-process';

const cache = path.join(__dirname, '..', '..', '.cache', 'seeded');
/** What one run leaves beside its data. */
const ofTheRun = ['in-use.db', 'logs.jsonl'];

let build: string | undefined;

/** The folder that all worlds of this build and start are copied from. */
async function templateFor(startMs: number): Promise<string> {
  build ??= createHash('sha256').update(readFileSync(localCloudProgram)).digest('hex').slice(0, 16);
  const template = path.join(cache, `${build}-${startMs}`);
  if (existsSync(template)) return template;
  mkdirSync(cache, { recursive: true });
  const dataDir = mkdtempSync(path.join(cache, 'begun-'));
  const args = ['--start-at', String(startMs)];
  const cloud = await startLocalCloudProcess({ seed: 'demo', dataDir, args });
  await cloud.stop();
  for (const name of ofTheRun) rmSync(path.join(dataDir, name), { force: true });
  try {
    renameSync(dataDir, template);
  } catch (error) {
    // Another test process was faster.
    if (!existsSync(template)) throw error;
    rmSync(dataDir, { recursive: true, force: true });
  }
  return template;
}

/** A fresh folder, seeded as at `startMs`. Its keys are those of every copy. */
export async function seededFolder(startMs: number): Promise<string> {
  const template = await templateFor(startMs);
  const folder = newDataFolder();
  cpSync(template, folder, { recursive: true });
  return folder;
}
