/** The sentences to learn from, of tools/triage/corpus and of folders named on the command line. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inRoot } from '../lib/paths.mjs';

const LINE = /^([RON])([soatn])\|(.*)$/;
const kinds = { s: 'self', o: 'others', a: 'abuse', t: 'third-person', n: null };
const labels = { R: 'red', O: 'heavy', N: 'harmless' };

/** `Rs|text` of the writers of November; `label` is red, heavy (distress, no danger) or harmless. */
function fromLine(line, from) {
  const found = LINE.exec(line);
  if (!found) return [];
  const [, label, kind, text] = found;
  return [{ text, label: labels[label], kind: kinds[kind], from }];
}

function fromJson(line, from) {
  const { text, red, label } = JSON.parse(line);
  if (red !== undefined) return [{ text, label: red ? 'red' : 'harmless', kind: null, from }];
  // The public examples: `high` is red, `low` mostly deserves a look, what has no label is ordinary.
  const known = { high: 'red', low: 'heavy' }[label] ?? 'harmless';
  return [{ text, label: known, kind: known === 'red' ? 'self' : null, from }];
}

/** What plainly says what it means teaches more than a riddle; examples of the tests are promises. */
function weightOf(from) {
  if (from.startsWith('examples') || from === 'plain-everyday-short') return 4;
  if (/^(plain|everyday|examiner)/.test(from)) return 2;
  return from.startsWith('sideways') ? 0.7 : 1;
}

/** @returns {{text: string, label: 'red'|'heavy'|'harmless', kind: string|null, from: string, weight: number}[]} */
export function sentencesOf(folders) {
  return [inRoot('tools/triage/corpus'), ...folders].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(jsonl|txt)$/.test(name))
      .sort()
      .flatMap((name) => {
        const from = basename(name).replace(/\.\w+$/, '');
        const parse = name.endsWith('.txt') ? fromLine : fromJson;
        return readFileSync(join(folder, name), 'utf8')
          .split('\n')
          .filter((line) => line.trim() !== '')
          .flatMap((line) => parse(line, from))
          .map((sentence) => ({ ...sentence, weight: weightOf(from) }));
      }),
  );
}
