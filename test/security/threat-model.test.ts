/** docs/threat-model.md stays whole: each privacy sentence a student reads has a row, each row a test that exists. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { allCollections } from '../../cloudfunctions/all-collections';
import { concerns } from '../../src/shared/messages/concern';
import { laterWords, whatFollows } from '../../src/shared/messages/concern-words';
import { privacyWords } from '../../src/features/messages/who-can-see/privacy-words';

const root = path.join(__dirname, '..', '..');
const page = readFileSync(path.join(root, 'docs', 'threat-model.md'), 'utf8');
const promises = page.slice(page.indexOf('## What students are told'));
const told = [...promises.matchAll(/「([^」]+)」/g)].map(([, sentence]) => sentence ?? '');

/** Everything a child may read about whom it is about (W9), at any school. */
const concernSentences = [true, false]
  .flatMap((hasReceiver) =>
    [true, false].flatMap((hasKey) => whatFollows(concerns, { hasReceiver, hasKey })),
  )
  .concat(laterWords);

function sourcesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}

/** Sentences on the students' pages that speak of who sees what. */
function privacySentences(): string[] {
  const pages = ['write', 'concern', 'own-thread', 'who-can-see', 'hotlines'].map(
    (name) => `src/features/messages/${name}`,
  );
  const others = [
    'src/features/letter-box/terminal',
    'src/features/class-mood/note',
    'src/pages/home',
    'src/shared/notices',
  ];
  const texts = [...pages, ...others].flatMap(sourcesBelow);
  const words = texts.flatMap(
    (text) => text.match(/[\u4e00-\u9fff“”][\u4e00-\u9fff“”，、。；？0-9 ]*/g) ?? [],
  );
  return words.filter((text) =>
    /看不到|看不出|看得到|你是谁|这部手机上 ?$|不写名字|系统取的名字/.test(text),
  );
}

test('M6: every sentence of 谁能看到 has its row in the threat model', () => {
  const sentences = [...privacyWords.flatMap(({ answers }) => answers), ...concernSentences];
  expect(sentences.length).toBeGreaterThan(8);
  expect(sentences.filter((sentence) => !told.includes(sentence))).toEqual([]);
});

test('M6: no page of a student makes a promise about privacy that has no row', () => {
  const found = privacySentences();
  expect(found.length).toBeGreaterThan(8);
  const rows = [...told, ...privacyWords.map(({ question }) => question)];
  const bare = (text: string) => text.replace(/[。\s]+$/u, '');
  expect(found.filter((one) => !rows.some((row) => row.includes(bare(one))))).toEqual([]);
});

test('M6: every sentence in the table is still shown to students', () => {
  const shown = ['src/features', 'src/pages', 'src/ui', 'src/shared']
    .flatMap(sourcesBelow)
    .join('\n');
  // A sentence may be broken over two elements: its parts are looked for.
  const parts = told.flatMap((sentence) => sentence.match(/[^，。“”]+/g) ?? []);
  expect(parts.filter((part) => !shown.includes(part))).toEqual([]);
});

test('M6: every test named in the table exists under exactly that name', () => {
  const rows = promises.split('\n').filter((line) => line.includes('「'));
  expect(rows.length).toBeGreaterThan(10);
  const tests = sourcesBelow('test').join('\n');
  for (const row of rows) {
    const named = [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(0);
    const missing = named.filter(
      (name) => !tests.includes(`('${name}'`) && !tests.includes(`("${name}"`),
    );
    expect(missing).toEqual([]);
  }
});

test('M6: every collection stands in the threat model with the side it declares', () => {
  const rows = allCollections.map(
    ({ name, side }) => new RegExp(`^\\| \`${name}\` +\\| ${side} +\\|`, 'm'),
  );
  expect(rows.filter((row) => !row.test(page)).map(String)).toEqual([]);
});
