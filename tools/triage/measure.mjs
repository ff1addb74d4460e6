/**
 * `node tools/triage/measure.mjs <set.jsonl>… [--as <version>]`: how many red sentences of a set are called red, and how many harmless ones.
 * A line of a set is {"id","text","red","kind"}. Sums by kind only, never a sentence: a set that was read is spent.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundle } from '../lib/bundle.mjs';

const { triage, currentTriageVersion } = await bundle('src/shared/triage/index.ts');
const { values, positionals } = parseArgs({
  options: { as: { type: 'string', default: currentTriageVersion } },
  allowPositionals: true,
});

for (const path of positionals) {
  const byKind = new Map();
  const add = (name, isRed) => {
    const sum = byKind.get(name) ?? { called: 0, all: 0 };
    sum.all += 1;
    if (isRed) sum.called += 1;
    byKind.set(name, sum);
  };
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const { text, red, kind } = JSON.parse(line);
    const isRed = triage(text, {}, values.as).level === 'red';
    add(red ? 'recall on red' : 'false alarms', isRed);
    add(`  ${red ? 'red' : 'harmless'}: ${kind}`, isRed);
  }
  process.stdout.write(`${path}\n`);
  for (const [name, { called, all }] of [...byKind].sort()) {
    process.stdout.write(
      `${name.padEnd(40)} ${(called / all).toFixed(3)}  (${called} of ${all})\n`,
    );
  }
}
