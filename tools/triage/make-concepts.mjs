/**
 * Writes src/shared/triage/model/data/concepts.ts from tools/triage/concepts: a line per class,
 * `name|reason for the counsellor or nothing|words`. Run by hand when the classes change, and learn
 * the weights anew after it: they are filed under a class's number.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from '../lib/paths.mjs';

const read = (name) =>
  readFileSync(inRoot('tools/triage/concepts', name), 'utf8')
    .split('\n')
    .map((line) => /^([\w-]+):\s*(.*)$/.exec(line.trim()))
    .filter((found) => found !== null)
    .map(([, name, words]) => ({ name, words }));

const reasons = new Map(read('reasons.txt').map(({ name, words }) => [name, words]));
const classes = new Map();
for (const { name, words } of [...read('danger.txt'), ...read('everyday.txt')]) {
  const known = classes.get(name) ?? new Set();
  words.split(/\s+/).forEach((word) => known.add(word));
  classes.set(name, known);
}
const lines = [...classes].map(
  ([name, words]) => `${name}|${reasons.get(name) ?? ''}|${[...words].join(' ')}`,
);
writeFileSync(
  inRoot('src/shared/triage/model/data/concepts.ts'),
  `/** Written by tools/triage/make-concepts.mjs from tools/triage/concepts; not by hand. */
export const conceptData =
  ${JSON.stringify(lines.join('\n'))};
`,
);
process.stderr.write(`${lines.length} classes\n`);
