/** What the clock does for imports (G1): ends what nobody is at work on any more, and clears away what is over. */
import { undecidedMs } from '../../../src/shared/roster-import/policy';
import { transition } from '../../../src/shared/roster-import/machine';
import { hourMs, type InstantMs } from '../../../src/shared/time';
import { command } from '../../platform/cloud';
import type { FeatureClock } from '../../platform/feature-clock';
import { filesPerCall, removeFiles, storeFile } from '../../platform/files';
import { randomId } from '../../platform/ids';
import { compareAndSet, find } from '../../platform/store';
import { importJournal, importRows, imports, type StoredImport } from './collections';
import { holderOf } from './lease';
import { removePages } from './pages';
import { partPath } from './upload';
import { undoMsOf } from './view';
import { workOn } from './work';
import type { RosterPorts } from './write-row';

/** Of the clock's 40 s, which others need too. */
const budgetMs = 8_000;
const sweepEveryMs = hourMs;
const sweptAtOnce = 10;

let sweptAtMs = Number.NEGATIVE_INFINITY;

export function rosterImportClock(ports: RosterPorts): FeatureClock {
  return {
    ladders: {},
    async everyMinute(nowMs) {
      await finishLeft(ports, nowMs);
      if (Math.abs(nowMs - sweptAtMs) >= sweepEveryMs) {
        sweptAtMs = nowMs;
        await sweep(nowMs);
      }
      return [];
    },
  };
}

/** The page went away, or its call died: the lease has run out. */
async function finishLeft(ports: RosterPorts, nowMs: InstantMs): Promise<void> {
  const state = command.in(['applying', 'rolling-back']);
  const [left] = await find(
    imports,
    { state, leaseUntilMs: command.lte(nowMs) },
    { orderBy: [['leaseUntilMs', 'asc']], limit: 1 },
  );
  if (left) await workOn(ports, left, holderOf('clock', randomId()), { nowMs, budgetMs });
}

/** Names and numbers go as soon as nothing needs them: the file's, its rows', and those of the way back. */
async function sweep(nowMs: InstantMs): Promise<void> {
  const found = await find(
    imports,
    { cleared: false, createdAtMs: command.lte(nowMs) },
    { orderBy: [['createdAtMs', 'asc']], limit: 100 },
  );
  let swept = 0;
  for (const stored of found) {
    if (swept === sweptAtOnce) return;
    if (!(await isOver(stored, nowMs))) continue;
    swept += 1;
    await clear(stored, nowMs);
  }
}

async function isOver({ schoolId, state, ...stored }: StoredImport, nowMs: InstantMs) {
  if (state === 'dropped') return true;
  if (state === 'applying' || state === 'rolling-back') return false;
  if (stored.endedAtMs === null) return nowMs >= stored.createdAtMs + undecidedMs;
  return nowMs >= stored.endedAtMs + (await undoMsOf(schoolId, nowMs));
}

/** First nobody may decide about it any more, then what it held goes, then it counts as cleared. */
async function clear(stored: StoredImport, nowMs: InstantMs): Promise<void> {
  const dropped = transition(stored.state, 'drop');
  let now = stored;
  if (dropped !== null) {
    const patch = { state: dropped, endedAtMs: nowMs };
    if (!(await compareAndSet(imports, stored, patch))) return;
    now = { ...stored, ...patch, version: stored.version + 1 };
  }
  await removePages(importRows, now._id);
  await removePages(importJournal, now._id);
  await removeParts(now);
  await compareAndSet(imports, now, { cleared: true });
}

/**
 * Every part that may be there. One that died on its way may have a file that the document does not name: only storing
 * tells its id, so one byte is stored over it, to be removed with the others.
 */
async function removeParts(stored: StoredImport): Promise<void> {
  const ids: string[] = [];
  for (let part = 0; part < stored.parts; part += 1) {
    const known = stored.arrived[part]?.fileId;
    ids.push(known || (await storeFile(partPath(stored, part), new Uint8Array(1))));
  }
  for (let at = 0; at < ids.length; at += filesPerCall)
    await removeFiles(ids.slice(at, at + filesPerCall));
}
