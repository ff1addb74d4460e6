/** Limits of the inputs of the weekly class mood form (W1); matched with `action field`. */
import { id, longText, type Limits } from './limits';

const of = (path: string) => new RegExp(`^class-mood\\.\\S+ ${path}$`);
const date = {
  legal: ['2026-10-12', '2024-02-29'],
  illegal: [
    '',
    '2026-10-12T00:00',
    '2026-02-30',
    '2026-1-5',
    '12.10.2026',
    '2026-10-12\n',
    20261012,
  ],
};
const event = { kind: 'absence', count: 1 };
const concern = {
  studentId: 'demo-s-6-1-20',
  source: 'new',
  word: '',
  behaviour: '哭过',
  level: 'none',
};
const times = (count: number, value: unknown) => Array.from({ length: count }, () => value);

export const classMoodLimits: readonly Limits[] = [
  {
    field: of(String.raw`(\S+\.)?(classId|studentId)`),
    legal: ['x', id(64)],
    illegal: ['', id(65), 'a.b', '$ne', 'x\n'],
  },
  { field: of('monday'), ...date },
  { field: of('version'), legal: [0, 1_000], illegal: [-1, 0.5, '1', Infinity] },
  { field: of(String.raw`content\.counts\.\w+`), legal: [0, 80], illegal: [-1, 0.5, 81, '1'] },
  { field: of(String.raw`content\.events\.count`), legal: [1, 80], illegal: [0, 81, 1.5, '1'] },
  {
    field: of(String.raw`(\S+\.)?kind`),
    legal: ['absence', 'loss', 'phone'],
    illegal: ['', 'illness', 'ABSENCE'],
  },
  {
    field: of(String.raw`content\.concerns\.source`),
    legal: ['new', 'carried'],
    illegal: ['', 'old'],
  },
  {
    field: of(String.raw`content\.concerns\.word`),
    legal: ['', 'better', 'worse'],
    illegal: ['fine', ' '],
  },
  {
    field: of(String.raw`content\.concerns\.behaviour`),
    legal: ['', longText(900)],
    illegal: [longText(901), null],
  },
  {
    field: of(String.raw`content\.concerns\.level`),
    legal: ['none', 'red'],
    illegal: ['', 'black', 'RED'],
  },
  { field: of(String.raw`content\.quiet`), legal: [true, false], illegal: ['true', 1, 0] },
  {
    field: of(String.raw`content\.events`),
    legal: [[], times(8, event)],
    illegal: [times(9, event), event, null],
  },
  {
    field: of(String.raw`content\.concerns`),
    legal: [[], times(80, concern)],
    illegal: [times(81, concern), concern],
  },
  { field: of(String.raw`content(\.counts)?`), legal: [], illegal: [null, [], '', 7] },
  { field: of('notesHeard'), legal: [0, 1_000_000], illegal: [-1, 0.5, '1', 1_000_001] },
  {
    field: of('seen'),
    legal: [[], times(100, id(160))],
    illegal: [times(101, id(16)), [id(161)], ['']],
  },
  {
    field: of('note'),
    legal: [{ state: 'declined' }],
    illegal: [null, {}, { state: 'declined', text: '' }],
  },
  { field: of(String.raw`note\.state`), legal: ['written'], illegal: ['', 'declined', 'none'] },
  { field: of(String.raw`note\.air`), legal: ['bright', 'heavy'], illegal: ['', 'angry'] },
  {
    field: of(String.raw`note\.sights`),
    legal: [[], ['kind', 'alone']],
    illegal: [['odd'], 'kind', times(7, 'kind')],
  },
  { field: of(String.raw`note\.text`), legal: ['', longText(200)], illegal: [longText(201), null] },
  {
    field: of('text'),
    legal: ['吵架', longText(300), ` ${longText(300)} `],
    illegal: ['', '吵', ' 吵 ', longText(301)],
  },
];
