/**
 * The functions' only log: one JSON line, fixed fields, no person, no openid, no text that a person wrote
 * (architecture: Anonymity).
 */
export interface LogLine {
  event: string;
  action?: string;
  requestId?: string;
  code?: string;
  detail?: string;
  count?: number;
}

export function log(line: LogLine): void {
  console.log(JSON.stringify(line));
}
