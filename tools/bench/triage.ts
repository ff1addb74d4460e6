/** How fast a message is judged, and what the triage adds to `api`. */
import { readdirSync, statSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { triage } from '../../src/shared/triage';
import { bounded, compared, median, type Figure } from './figure';
import type { BenchOptions } from './options';

const goalMs = 5;
const rounds = 9;
const each = 400;

/** Of the length that children write; none of them red, since those are no slower. */
const short = '今天数学课讲了函数，我没听懂，同桌说他也没听懂。放学想去打球，可是作业好多';
/** The longest that can be posted. */
const longest = short.repeat(60).slice(0, 2_000);

/** The same work in plain JavaScript, for the machine's own speed: every character of a text into a map. */
function yardstick(text: string): number {
  const seen = new Map<string, number>();
  for (let at = 0; at < text.length; at += 1) {
    const part = text.slice(at, at + 3);
    seen.set(part, (seen.get(part) ?? 0) + 1);
  }
  return seen.size;
}

function msOf(times: number, work: (round: number) => unknown): number {
  const startedAtMs = performance.now();
  for (let round = 0; round < times; round += 1) work(round);
  return (performance.now() - startedAtMs) / times;
}

/** Of the parts of the function: the bytes of those that hold words of the lexicon, and of all others. */
function bytesOf(api: string): { triage: number; others: number } {
  const parts = path.join(api, 'parts');
  const sums = { triage: 0, others: statSync(path.join(api, 'index.js')).size };
  for (const name of readdirSync(parts)) {
    const code = readFileSync(path.join(parts, name));
    sums[code.includes('安眠药') ? 'triage' : 'others'] += code.length;
  }
  return sums;
}

export function triageSpeed({ functionsFolder }: BenchOptions): Figure[] {
  triage(short);
  const ms = {
    short: [] as number[],
    longest: [] as number[],
    yardstick: [] as number[],
  };
  for (let round = 0; round < rounds; round += 1) {
    ms.short.push(msOf(each, (n) => triage(`${short}${n}`)));
    ms.longest.push(msOf(each / 20, (n) => triage(`${longest}${n}`)));
    ms.yardstick.push(msOf(each, (n) => yardstick(`${short}${n}`)));
  }
  const perSecond = Math.round(1_000 / median(ms.short));
  const bytes = bytesOf(path.join(functionsFolder, 'api'));
  return [
    bounded('triage-message-ms', median(ms.short), goalMs),
    bounded('triage-longest-message-ms', median(ms.longest), goalMs),
    compared(
      'triage-message-beside-map-ms',
      { value: median(ms.short), yardstick: median(ms.yardstick) },
      null,
    ),
    compared('triage-messages-per-second', { value: perSecond, yardstick: 1_000 / goalMs }, null),
    compared('triage-part-bytes', { value: bytes.triage, yardstick: bytes.others }, null),
  ];
}
