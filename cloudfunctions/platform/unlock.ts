/**
 * The student side of an account with several persons is open while the phone holds a token (G1). The token is
 * checked with what every call reads anyway: it names the account, the person and the epoch of the passcode, so a
 * reset ends it at once.
 */
import { timingSafeEqual } from 'node:crypto';
import type { AccessPerson } from './collections/access';
import { keyVersions, mark, newestKeyVersion } from './secrets';

/** A phone put away closes itself after 5 min (src/lib/unlock); one in use asks again after so long. */
const holdsForMs = 120 * 60_000;

interface Holder {
  accountId: string;
  person: Pick<AccessPerson, 'personId' | 'epoch'>;
}

function signature({ accountId, person }: Holder, untilMs: number, version: number): string {
  return mark('unlock', version, accountId, person.personId, person.epoch, untilMs);
}

export function newUnlock(holder: Holder, nowMs: number): string {
  const untilMs = nowMs + holdsForMs;
  return `${untilMs}.${signature(holder, untilMs, newestKeyVersion())}`;
}

export function isUnlocked(holder: Holder, token: string | undefined, nowMs: number): boolean {
  const [until = '', given = ''] = (token ?? '').split('.');
  const untilMs = Number(until);
  if (!Number.isSafeInteger(untilMs) || untilMs < nowMs || untilMs > nowMs + holdsForMs)
    return false;
  return keyVersions().some((version) => {
    const expected = Buffer.from(signature(holder, untilMs, version));
    const got = Buffer.from(given);
    return expected.length === got.length && timingSafeEqual(expected, got);
  });
}
