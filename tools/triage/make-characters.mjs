/**
 * Writes src/shared/triage/model/data/characters.ts from two kept libraries: traditional → simplified
 * (opencc-js) and Han character → syllable without tone (pinyin-pro). Run by hand when they change:
 * the weights were learnt with what stands there.
 */
import { writeFileSync } from 'node:fs';
import * as OpenCC from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import { inRoot } from '../lib/paths.mjs';

const simplified = OpenCC.Converter({ from: 't', to: 'cn' });
const pairs = [];
const bySyllable = new Map();
for (let code = 0x4e00; code <= 0x9fa5; code += 1) {
  const character = String.fromCharCode(code);
  const other = simplified(character);
  if (other !== character && other.length === 1) pairs.push(character + other);
  const syllable = pinyin(character, { toneType: 'none', v: true });
  // What is written in simplified script only is read after it became simplified.
  if (!/^[a-z]+$/.test(syllable) || other !== character) continue;
  bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
}
const lines = [...bySyllable]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([syllable, characters]) => `${syllable}:${characters}`);
writeFileSync(
  inRoot('src/shared/triage/model/data/characters.ts'),
  `/** Written by tools/triage/make-characters.mjs from opencc-js and pinyin-pro; not by hand. */
export const simplifiedPairs =
  '${pairs.join('')}';
export const charactersBySyllable =
  '${lines.join(' ')}';
`,
);
process.stderr.write(`${pairs.length} traditional characters, ${lines.length} syllables\n`);
