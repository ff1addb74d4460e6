/** A world of its own for the linking measure: a fixed secret, so that a run repeats, and keys that can be replaced. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startLocalCloudProcess } from '../../harness/local-cloud-process';
import { mondayTenMs, World } from '../../harness/world';
import { callsAtATime } from './traffic';

const root = path.join(__dirname, '..', '..', '..');

/** Enough for all calls under way and the clock: none is ended to make room, as a cold start costs ten calls. */
const instances = callsAtATime + 2;

export interface LinkingWorld {
  world: World;
  /** The functions get a second, newer secret beside the old one, and start anew (as after a replacement). */
  replaceSecret(): Promise<void>;
  end(): Promise<void>;
}

/** `secretByte` makes another run with other marks. */
export async function startLinkingWorld(secretByte = 7): Promise<LinkingWorld> {
  execFileSync(process.execPath, [path.join(root, 'tools', 'build.mjs'), 'functions']);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'runxin-linking-'));
  const functionsDir = path.join(folder, 'functions');
  const dataDir = mkdtempSync(path.join(folder, 'data-'));
  cpSync(path.join(root, 'dist', 'cloudfunctions'), functionsDir, { recursive: true });
  writeFileSync(
    path.join(dataDir, 'secrets.json'),
    JSON.stringify({ secretV1: secret(secretByte) }),
  );
  const cloud = await startLocalCloudProcess({
    dataDir,
    functionsDir,
    seed: 'demo',
    timers: 'manual',
    args: ['--start-at', String(mondayTenMs), '--instances', String(instances)],
  });
  return {
    world: new World(cloud, await cloud.people()),
    replaceSecret: async () => {
      addSecret(functionsDir, secret(secretByte + 1));
      await cloud.restart();
    },
    end: async () => {
      await cloud.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function secret(byte: number): string {
  return Buffer.alloc(32, byte).toString('base64');
}

/** What the console's environment variables would be: version 2 is the newest, version 1 still read. */
function addSecret(functionsDir: string, secretV2: string): void {
  const settings = { RUNXIN_KEY_VERSIONS: '2,1', RUNXIN_SECRET_V2: secretV2 };
  for (const name of readdirSync(functionsDir)) {
    const file = path.join(functionsDir, name, 'index.js');
    const bundle = readFileSync(file, 'utf8');
    writeFileSync(file, `Object.assign(process.env, ${JSON.stringify(settings)});\n${bundle}`);
  }
}
