import { gatewayLimits } from '../limits';
import type { StateStore } from './state-store';

/** A message that WeChat (`subscribe`) or WeCom (`wecom`) was handed, accepted or not. */
export interface Notice {
  seq: number;
  atMs: number;
  channel: 'wecom' | 'subscribe';
  accepted: boolean;
  /** `wecom`: the mentioned mobiles, comma-separated. `subscribe`: the openid. */
  to: string;
  text: string;
  detail: Record<string, unknown>;
}

export interface NewNotice extends Omit<Notice, 'seq' | 'atMs'> {
  /** The robot's key, kept only to count its rate and never shown. */
  robotKey?: string;
}

export interface NoticeLog {
  add(notice: NewNotice): void;
  since(seq: number): Notice[];
  /** Accepted messages of a robot in the local cloud's time after `afterMs`, up to now. */
  countAccepted(robotKey: string, afterMs: number): number;
}

interface Row {
  seq: number;
  at_ms: number;
  channel: Notice['channel'];
  accepted: number;
  recipient: string;
  text: string;
  detail: string;
}

export function openNoticeLog(store: StateStore, nowMs: () => number): NoticeLog {
  store.declare(
    `CREATE TABLE IF NOT EXISTS notices (
       seq INTEGER PRIMARY KEY AUTOINCREMENT, at_ms INTEGER NOT NULL, channel TEXT NOT NULL,
       accepted INTEGER NOT NULL, recipient TEXT NOT NULL, text TEXT NOT NULL,
       detail TEXT NOT NULL, robot_key TEXT NOT NULL);
     CREATE INDEX IF NOT EXISTS notices_of_robot ON notices (robot_key, at_ms)`,
  );
  return {
    add: (notice) =>
      store.run(
        `INSERT INTO notices (at_ms, channel, accepted, recipient, text, detail, robot_key)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        nowMs(),
        notice.channel,
        notice.accepted ? 1 : 0,
        notice.to,
        notice.text,
        JSON.stringify(notice.detail),
        notice.robotKey ?? '',
      ),
    since: (seq) =>
      store
        .all<Row>(
          'SELECT * FROM notices WHERE seq > ? ORDER BY seq LIMIT ?',
          seq,
          gatewayLimits.rowsPerReply,
        )
        .map(fromRow),
    countAccepted: (robotKey, afterMs) =>
      store.all<{ count: number }>(
        `SELECT count(*) AS count FROM notices
         WHERE robot_key = ? AND accepted = 1 AND at_ms > ? AND at_ms <= ?`,
        robotKey,
        afterMs,
        nowMs(),
      )[0]?.count ?? 0,
  };
}

function fromRow(row: Row): Notice {
  return {
    seq: row.seq,
    atMs: row.at_ms,
    channel: row.channel,
    accepted: row.accepted === 1,
    to: row.recipient,
    text: row.text,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
  };
}
