/** Phones with the compiled mini-program beside a local cloud: what every test of this folder starts from. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { startWorld, type World } from '../harness/world';
import type { SetDataUse } from './shown-page';

/** A run of all tests builds first and says so; a file run by hand builds what is stale. */
export function ensureWeappBuilt(): void {
  if (process.env['RUNXIN_BUILT'] === '1') return;
  const build = path.join(__dirname, '..', '..', 'tools', 'build.mjs');
  execFileSync(process.execPath, [build, 'weapp']);
}

export async function startSchool(): Promise<World> {
  ensureWeappBuilt();
  return startWorld();
}

/** What one interaction may hand to WeChat's view layer. */
const mostCalls = 3;
export const mostBytes = 32 * 1024;

export function expectLittle(use: SetDataUse): void {
  expect(use.calls).toBeLessThanOrEqual(mostCalls);
  expect(use.bytes).toBeLessThanOrEqual(mostBytes);
  // An interaction that shows nothing was not measured.
  expect(use.calls).toBeGreaterThan(0);
}
