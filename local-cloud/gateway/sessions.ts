import { createHash, randomBytes } from 'node:crypto';
import type { StateStore } from './state-store';

/** Local sign-in: who a session belongs to. Survives a restart; only digests are on the disk. */
export interface Sessions {
  open(openid: string): string;
  openidOf(session: string): string | undefined;
  close(session: string): void;
  /** The person called a function now (kept in memory only). */
  noteActive(openid: string, nowMs: number): void;
  lastActiveMs(openid: string): number | undefined;
}

export function openSessions(store: StateStore): Sessions {
  store.declare(
    'CREATE TABLE IF NOT EXISTS sessions (digest TEXT PRIMARY KEY, openid TEXT NOT NULL)',
  );
  const openids = new Map<string, string>();
  for (const row of store.all<{ digest: string; openid: string }>('SELECT * FROM sessions')) {
    openids.set(row.digest, row.openid);
  }
  const active = new Map<string, number>();
  return {
    open: (openid) => {
      const session = randomBytes(32).toString('base64url');
      store.run('INSERT INTO sessions VALUES (?, ?)', digestOf(session), openid);
      openids.set(digestOf(session), openid);
      return session;
    },
    openidOf: (session) => openids.get(digestOf(session)),
    close: (session) => {
      store.run('DELETE FROM sessions WHERE digest = ?', digestOf(session));
      openids.delete(digestOf(session));
    },
    noteActive: (openid, nowMs) => void active.set(openid, nowMs),
    lastActiveMs: (openid) => active.get(openid),
  };
}

function digestOf(session: string): string {
  return createHash('sha256').update(session).digest('hex');
}
