/**
 * Authors without a stored person (M6): a name in use is a keyed mark of person, epoch and alias number. The
 * author's own names are found by trying numbers; nobody without the function secret can.
 */
import { aliasNameFrom } from '../../../src/shared/messages/alias-names';
import { isCareHouse } from '../../../src/shared/care/house';
import type { Caller } from '../../platform/caller';
import { command } from '../../platform/cloud';
import { AppError } from '../../platform/errors';
import { keyVersions, mark, newestKeyVersion } from '../../platform/secrets';
import { find } from '../../platform/store';
import { authorNames, type StoredName, type Thread } from './collections';

/** Names tried per read; numbers are taken without gaps, so a batch with none found ends the search. */
const batchSize = 20;

export interface AuthorName {
  aliasNumber: number;
  authorKey: string;
  keyVersion: number;
  /** What staff see: says nothing about the person and stays with the name. */
  alias: string;
  /** A thread under it was named: the next one begins under another (M1). */
  named?: boolean;
}

/** Whose names: every epoch of a person is an author of its own. */
export interface AuthorRef {
  schoolId: string;
  personId: string;
  epoch: number;
}

export function authorKeyFor(
  { schoolId, personId, epoch }: AuthorRef,
  aliasNumber: number,
  keyVersion: number,
): string {
  // A colleague's names in the own channel have a key of their own (M8).
  const purpose = isCareHouse(schoolId) ? 'care-author' : 'author';
  return mark(purpose, keyVersion, schoolId, personId, epoch, aliasNumber);
}

export function authorKeyOf(caller: Caller, aliasNumber: number, keyVersion: number): string {
  const { schoolId, personId, person } = caller;
  return authorKeyFor({ schoolId, personId, epoch: person.epoch }, aliasNumber, keyVersion);
}

/** Every name the caller has in use, by number, under all live key versions. One read for up to 20 names. */
export function findOwnNames({ schoolId, personId, person }: Caller): Promise<AuthorName[]> {
  return findNamesOf({ schoolId, personId, epoch: person.epoch });
}

export async function findNamesOf(author: AuthorRef): Promise<AuthorName[]> {
  const found: AuthorName[] = [];
  for (let first = 0; ; first += batchSize) {
    const candidates = keyVersions().flatMap((keyVersion) =>
      Array.from({ length: batchSize }, (_, offset) => ({
        aliasNumber: first + offset,
        keyVersion,
        authorKey: authorKeyFor(author, first + offset, keyVersion),
      })),
    );
    const stored = await findInBatches(candidates.map(({ authorKey }) => authorKey));
    for (const candidate of candidates) {
      const known = stored.get(candidate.authorKey);
      if (known) found.push({ ...candidate, alias: known.alias, named: known.named === true });
    }
    const lastTried = found.some(({ aliasNumber }) => aliasNumber === first + batchSize - 1);
    if (!lastTried) return found.sort((a, b) => a.aliasNumber - b.aliasNumber);
  }
}

async function findInBatches(ids: string[]): Promise<Map<string, StoredName>> {
  const stored = new Map<string, StoredName>();
  for (let at = 0; at < ids.length; at += 100) {
    const page = await find(authorNames, { _id: command.in(ids.slice(at, at + 100)) });
    for (const name of page) stored.set(name._id, name);
  }
  return stored;
}

/** The name that new threads go under: the latest taken, unless a thread under it was named; else the next. */
export function currentName(
  caller: Caller,
  names: readonly AuthorName[],
): AuthorName & { taken: boolean } {
  const latest = names[names.length - 1];
  return latest && latest.named !== true ? { ...latest, taken: true } : nextName(caller, names);
}

/** 换一个新名字: the next number, which no stored field joins to the others. */
export function nextName(
  caller: Caller,
  names: readonly AuthorName[],
): AuthorName & { taken: boolean } {
  const latest = names[names.length - 1];
  return { ...nameAt(caller, latest ? latest.aliasNumber + 1 : 0), taken: false };
}

function nameAt(caller: Caller, aliasNumber: number): AuthorName {
  const keyVersion = newestKeyVersion();
  const authorKey = authorKeyOf(caller, aliasNumber, keyVersion);
  return { aliasNumber, keyVersion, authorKey, alias: aliasOf(authorKey, keyVersion) };
}

function aliasOf(authorKey: string, keyVersion: number): string {
  const drawn = Buffer.from(mark('alias-name', keyVersion, authorKey), 'base64url');
  return aliasNameFrom(drawn.readUInt32BE(0));
}

/** The thread, when it is the caller's own; `not-found` otherwise, whoever else's it may be. */
export function ownThread(
  thread: Thread | null,
  names: readonly AuthorName[],
  caller: Caller,
): Thread {
  const own =
    thread !== null &&
    thread.schoolId === caller.schoolId &&
    names.some(({ authorKey }) => authorKey === thread.authorKey);
  if (!own) throw new AppError('not-found', 'thread');
  return thread;
}
