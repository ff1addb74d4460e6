import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Somebody who can be signed in for a demonstration or a test. */
export interface LocalPerson {
  openid: string;
  personId: string;
  name: string;
  role: string;
  roleName: string;
  className?: string;
}

/**
 * The people list of a data folder. The seed (or a test) writes it; the local cloud itself knows no
 * collection of the product. Read each time: a list written after the start counts.
 */
export function readPeople(dataDir: string): LocalPerson[] {
  const file = path.join(dataDir, 'local-people.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as LocalPerson[]) : [];
}
