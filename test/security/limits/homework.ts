/** Limits of the inputs of homework (H1–H4); matched with `action field`. */
import { id, longText, type Limits } from './limits';

const of = (path: string) => new RegExp(`^homework\\.\\S+ ${path}$`);

const date = {
  legal: ['2026-10-12', '2024-02-29'],
  illegal: ['', '2026-10-12T00:00', '2026-02-30', '2026-1-5', '2026-10-12\n', 20261012],
};
const personal = {
  legal: ['x', id(64)],
  illegal: ['', id(65), 'a.b', '$ne', 'x\n'],
};
const task = { tier: 'basic', text: '读课文', minutes: 10, written: true };
const said = { subject: 'chinese', minutes: 20 };
const feedback = {
  minutes: [said],
  difficulty: 'right',
  mood: 'calm',
  bedtime: null,
  remark: '',
};
const subjects = ['chinese', 'mathematics', 'english', 'science', 'arts', 'sports'];

export const homeworkLimits: readonly Limits[] = [
  { field: of('(date|monday)'), ...date },
  { field: of('(classId|childId)'), ...personal },
  { field: of('key'), ...personal },
  {
    field: of('classIds'),
    legal: [['x'], Array.from({ length: 8 }, (_, at) => `class-${at}`)],
    illegal: [[], ['x', 'x'], Array.from({ length: 9 }, (_, at) => `class-${at}`), 'x', ['a.b']],
  },
  { field: of(String.raw`(\S+\.)?subject`), legal: ['science'], illegal: ['', 'music', 'CHINESE'] },
  { field: of('(sheet|form)'), legal: [], illegal: [null, [], '', 7] },
  {
    field: of(String.raw`sheet\.tasks`),
    legal: [[task], [task, { ...task, tier: 'extended' }, { ...task, tier: 'optional' }]],
    illegal: [[], [task, task], task],
  },
  {
    field: of(String.raw`sheet\.tasks\.tier`),
    legal: ['basic', 'extended'],
    illegal: ['', 'hard'],
  },
  {
    field: of(String.raw`sheet\.tasks\.text`),
    // Without words only where a picture says it (h1-pictures.test.ts).
    legal: ['读', longText(300), ` ${longText(300)} `],
    illegal: ['', '  ', longText(301)],
  },
  { field: of(String.raw`sheet\.tasks\.minutes`), legal: [0, 120], illegal: [-1, 0.5, 121, '10'] },
  { field: of(String.raw`sheet\.tasks\.written`), legal: [true, false], illegal: ['true', 1] },
  {
    field: of(String.raw`sheet\.pictures`),
    legal: [[id(43)], [id(43), `${id(42)}_`, `${id(42)}-`]],
    illegal: [
      [],
      [id(42)],
      [id(44)],
      [`${id(42)}.`],
      [id(43), id(43)],
      ['_', '-', '0', '1'].map((end) => `${id(42)}${end}`),
      id(43),
    ],
  },
  {
    field: of('bytes'),
    legal: ['AAAA', 'AA==', 'AAA=', 'A'.repeat(90_000)],
    illegal: ['', 'AAA', 'A===', 'AA=A', 'AAAA AAAA', 'AAAA\n', 'AA_-', 'A'.repeat(90_004)],
  },
  {
    field: of('taken'),
    legal: [id(8), id(64)],
    illegal: ['', id(7), id(65), `${id(8)}.`, `${id(8)}\n`],
  },
  // The example's picture comes in one part.
  { field: of('part'), legal: [0], illegal: [-1, 0.5, 1, 5, '0'] },
  { field: of('parts'), legal: [1, 5], illegal: [0, 1.5, 6, '1'] },
  {
    field: of('reason'),
    legal: ['因为', longText(120), ` ${longText(120)} `],
    illegal: ['', '因', ' 因 ', longText(121)],
  },
  { field: of('confirmed'), legal: [true], illegal: [false, 'true', 1] },
  { field: of('over'), legal: [], illegal: [null, [], {}, 'x'] },
  { field: of(String.raw`over\.classId`), ...personal },
  { field: of(String.raw`over\.step`), legal: [1, 60], illegal: [0, 0.5, 61, '1'] },
  { field: of('agree'), legal: [true, false], illegal: ['true', 0] },
  { field: of('dayMinutes'), legal: [300, 2_160], illegal: [-1, 0.5, 2_161, '60'] },
  { field: of('number'), legal: [1, 10_000], illegal: [0, 0.5, 10_001, '1'] },
  { field: of('version'), legal: [0, 1_000_000], illegal: [-1, 0.5, 1_000_001, '1'] },
  {
    field: of('earlier'),
    legal: [[], Array.from({ length: 4 }, () => feedback)],
    illegal: [Array.from({ length: 5 }, () => feedback), feedback, null, [null]],
  },
  {
    field: of(String.raw`(form|earlier)\.minutes`),
    legal: [[said], subjects.map((subject) => ({ ...said, subject }))],
    illegal: [[], [said, said], said],
  },
  {
    field: of(String.raw`(form|earlier)\.minutes\.minutes`),
    legal: [0, 5, 120],
    illegal: [-5, 3, 125, 2.5, '20'],
  },
  {
    field: of(String.raw`(form|earlier)\.difficulty`),
    legal: ['easy', 'hard'],
    illegal: ['', 'heavy'],
  },
  { field: of(String.raw`(form|earlier)\.mood`), legal: ['happy', 'upset'], illegal: ['', 'sad'] },
  {
    field: of(String.raw`(form|earlier)\.bedtime`),
    legal: [null, '21:40', '00:10'],
    illegal: ['', '24:00', '9:30', '21:40:00'],
  },
  {
    field: of(String.raw`(form|earlier)\.remark`),
    legal: ['', longText(200)],
    illegal: [longText(201), null],
  },
  {
    field: of('month'),
    legal: ['2026-10', '2027-01'],
    illegal: ['', '2026-13', '2026-1', '1999-10', '2026-10-01'],
  },
  { field: of('level'), legal: ['class', 'grade', 'school'], illegal: ['', 'red', 'GRADE'] },
];
