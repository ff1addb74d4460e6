import { CronExpressionParser } from 'cron-parser';

const TIME_ZONE = 'Asia/Shanghai';
const OFFSET_MS = 8 * 60 * 60 * 1000;
const FIRST_YEAR = 1970;
const LAST_YEAR = 2099;
const MINUTE_MS = 60_000;

/** A 7-field expression of the real cloud: second minute hour day month week year, in UTC+8. */
export interface CronSchedule {
  expression: string;
  /** The first due instant strictly after `afterMs`, or undefined when none is left. */
  nextAfter(afterMs: number): number | undefined;
}

/** Throws an Error with a sentence when the expression has not seven valid fields. */
export function parseCron(expression: string): CronSchedule {
  const fields = expression.trim().split(/\s+/);
  const yearField = fields[6];
  if (fields.length !== 7 || yearField === undefined) {
    throw new Error(`A timer needs seven fields (second to year), this has ${fields.length}`);
  }
  const years = parseYears(yearField);
  const sixFields = fields.slice(0, 6).join(' ');
  const { second } = CronExpressionParser.parse(sixFields, { tz: TIME_ZONE }).fields;
  const everyMinute = fields.slice(1).every((field) => field === '*');
  return {
    expression,
    nextAfter: everyMinute
      ? (afterMs) => nextSecond(second.values, afterMs)
      : remembering((afterMs) => nextAfter(sixFields, years, afterMs)),
  };
}

/**
 * A walk through days asks for every minute of them: certain seconds of each minute need no calendar.
 * (A minute of UTC+8 is a minute of UTC.)
 */
function nextSecond(seconds: readonly number[], afterMs: number): number {
  const minuteStartMs = Math.floor(afterMs / MINUTE_MS) * MINUTE_MS;
  const later = seconds.map((second) => minuteStartMs + second * 1000).find((ms) => ms > afterMs);
  return later ?? minuteStartMs + MINUTE_MS + (seconds[0] ?? 0) * 1000;
}

/** Asked for an instant between the last question and its answer, the answer is the same. */
function remembering(find: CronSchedule['nextAfter']): CronSchedule['nextAfter'] {
  let askedMs = Infinity;
  let foundMs: number | undefined;
  return (afterMs) => {
    if (afterMs < askedMs || afterMs >= (foundMs ?? Infinity)) {
      foundMs = find(afterMs);
      askedMs = afterMs;
    }
    return foundMs;
  };
}

function nextAfter(
  sixFields: string,
  years: ReadonlySet<number> | 'every',
  afterMs: number,
): number | undefined {
  let fromMs = afterMs;
  for (;;) {
    const startMs = years === 'every' ? fromMs : firstAllowed(years, fromMs);
    if (startMs === undefined) return undefined;
    const interval = CronExpressionParser.parse(sixFields, {
      tz: TIME_ZONE,
      currentDate: new Date(startMs),
    });
    const foundMs = interval.next().getTime();
    if (years === 'every' || years.has(yearOf(foundMs))) return foundMs;
    fromMs = foundMs - 1;
  }
}

/** `fromMs` itself in an allowed year, else the last millisecond before the next allowed year. */
function firstAllowed(years: ReadonlySet<number>, fromMs: number): number | undefined {
  const year = yearOf(fromMs + 1);
  if (years.has(year)) return fromMs;
  const later = [...years].filter((allowed) => allowed > year).sort((a, b) => a - b)[0];
  return later === undefined ? undefined : Date.UTC(later, 0, 1) - OFFSET_MS - 1;
}

function yearOf(atMs: number): number {
  return new Date(atMs + OFFSET_MS).getUTCFullYear();
}

function parseYears(field: string): ReadonlySet<number> | 'every' {
  if (field === '*') return 'every';
  const years = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:(\*)|(\d{4})(?:-(\d{4}))?)(?:\/(\d+))?$/.exec(part);
    const step = Number(match?.[4] ?? 1);
    if (!match || step < 1) throw new Error(`A timer's year field cannot be "${field}"`);
    const first = match[1] ? FIRST_YEAR : Number(match[2]);
    const last = match[1] || (match[4] && !match[3]) ? LAST_YEAR : Number(match[3] ?? match[2]);
    for (let year = first; year <= last; year += step) years.add(year);
  }
  if (years.size === 0) throw new Error(`A timer's year field cannot be "${field}"`);
  return years;
}
