import { appendFileSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { logLimits } from '../limits';
import type { LogLevel } from './worker-messages';

/** One line of a function's console or of the local cloud about an invocation. */
export interface LogEntry {
  seq: number;
  /** The local cloud's time, so that lines stand beside what the product wrote. */
  atMs: number;
  function: string;
  requestId: string;
  level: LogLevel;
  text: string;
}

export interface LogStore {
  add(entry: Omit<LogEntry, 'seq' | 'atMs'>): void;
  since(seq: number): LogEntry[];
}

/**
 * Keeps the newest lines in memory and all of them in a file of bounded size (one older file is
 * kept beside it). Numbers go on after a restart.
 */
export function openLogStore(file: string, nowMs: () => number): LogStore {
  const entries = readTail(file);
  let lastSeq = entries.at(-1)?.seq ?? 0;
  let fileBytes = existsSync(file) ? statSync(file).size : 0;
  return {
    add: (entry) => {
      lastSeq += 1;
      const text = entry.text.slice(0, logLimits.textCharacters);
      const full: LogEntry = { seq: lastSeq, atMs: nowMs(), ...entry, text };
      entries.push(full);
      if (entries.length > logLimits.entriesInMemory) entries.shift();
      const line = `${JSON.stringify(full)}\n`;
      if (fileBytes > 0 && fileBytes + line.length > logLimits.fileBytes) {
        renameSync(file, `${file}.1`);
        fileBytes = 0;
      }
      appendFileSync(file, line);
      fileBytes += Buffer.byteLength(line);
    },
    since: (seq) => entries.filter((entry) => entry.seq > seq),
  };
}

function readTail(file: string): LogEntry[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .slice(-logLimits.entriesInMemory - 1);
  return lines.filter(isWholeLine).map((line) => JSON.parse(line) as LogEntry);
}

/** A process killed while it wrote leaves half a line: only whole ones end with a brace. */
function isWholeLine(line: string): boolean {
  return line.startsWith('{') && line.endsWith('"}');
}
