import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Somebody who can be signed in for a demonstration or a test. */
export interface LocalPerson {
  openid: string;
  personId: string;
  name: string;
  role: string;
  roleName: string;
  className?: string;
  /** What whoever tries the demonstration must know, e.g. a passcode. */
  note?: string;
}

/**
 * The people list of a data folder. The seed (or a test) writes it; the local cloud itself knows no
 * collection of the product. A list written after the start counts.
 */
export function readPeople(dataDir: string): LocalPerson[] {
  const file = path.join(dataDir, 'local-people.json');
  if (!existsSync(file)) return [];
  const { mtimeMs, size, ino } = statSync(file);
  const written = `${file} ${mtimeMs} ${size} ${ino}`;
  if (known?.written !== written)
    known = { written, people: JSON.parse(readFileSync(file, 'utf8')) as LocalPerson[] };
  return known.people;
}

/** A school's list is a quarter of a megabyte, and every sign-in asks for it. */
let known: { written: string; people: LocalPerson[] } | undefined;
