import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a school would enter in the console: made once, kept in the data folder only. */
export interface LocalSecrets {
  /** Base64 of 32 random bytes. */
  secretV1: string;
}

/** Reads the secrets, or makes them at the first start in a file only its owner can read. */
export function readOrCreateSecrets(dataDir: string): LocalSecrets {
  const file = path.join(dataDir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as LocalSecrets;
  const secrets: LocalSecrets = { secretV1: randomBytes(32).toString('base64') };
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600, flag: 'wx', flush: true });
  chmodSync(file, 0o600);
  return secrets;
}
