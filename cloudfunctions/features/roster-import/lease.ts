/**
 * Who works on an import now. A lease outlasts every function's time limit: whoever finds it run out knows that the
 * one before has ended, so that taking back never meets a write that is still under way.
 */
import type { InstantMs } from '../../../src/shared/time';
import { mark, newestKeyVersion } from '../../platform/secrets';
import { compareAndSet, getById } from '../../platform/store';
import { imports, type StoredImport } from './collections';

/** Longer than the platform lets any function run (60 s). */
const leaseMs = 65_000;

/** The same call, sent again, goes on where it died. */
export function holderOf(...call: string[]): string {
  return mark('roster-import-holder', newestKeyVersion(), ...call);
}

/** The import under the caller's lease; null while somebody else works on it. */
export async function takeLease(
  stored: StoredImport,
  holder: string,
  nowMs: InstantMs,
): Promise<StoredImport | null> {
  if (stored.leaseUntilMs > nowMs && stored.holder !== holder) return null;
  const lease = { holder, leaseUntilMs: nowMs + leaseMs };
  if (!(await compareAndSet(imports, stored, lease))) return null;
  return { ...stored, ...lease, version: stored.version + 1 };
}

/** For the next one at once; only by whoever holds it. Gives the import as it is then. */
export async function giveBack(importId: string, holder: string): Promise<StoredImport | null> {
  for (;;) {
    const stored = await getById(imports, importId);
    if (stored?.holder !== holder || stored.leaseUntilMs === 0) return stored;
    if (await compareAndSet(imports, stored, { leaseUntilMs: 0 }))
      return getById(imports, importId);
  }
}
