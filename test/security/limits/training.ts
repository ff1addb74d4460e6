/** Limits of the inputs of the parent school; matched with `action field`. */
import type { TrainingObjects } from '../examples/training';
import { id, longText, type Limits } from './limits';

export const trainingObjects: TrainingObjects = {
  trainingId: 'session-of-a-school-1',
  entryId: 'place-of-a-family-01',
  trainingCode: '0427',
  sheet: `1.${'x'.repeat(22)}`,
  lessonId: 'lesson-of-a-school-01',
  ticket: `1.1.${'x'.repeat(22)}`,
  trainingClassId: 'demo-6-2',
  trainingChildId: 'demo-s-6-2-01',
};

const of = (fields: string) => new RegExp(`^training\\.\\S+ (?:\\S+\\.)?(?:${fields})$`);
const many = <T>(length: number, one: T) => Array.from({ length }, () => one);
const step = { title: '到场签到', text: '' };
const part = { kind: 'text', text: '先听。' };
const checkpoint = { question: '先做什么', choices: ['听', '讲'], right: 0, why: '先听。' };
const item = { nonce: id(16), entryId: id(16) };
const signature = id(22);
const text = (most: number): Pick<Limits, 'legal' | 'illegal'> => ({
  legal: ['字', longText(most), ` ${longText(most)} `],
  illegal: ['', ' ', longText(most + 1)],
});
const maybeText = (most: number): Pick<Limits, 'legal' | 'illegal'> => ({
  legal: ['', longText(most)],
  illegal: [longText(most + 1)],
});

export const trainingLimits: readonly Limits[] = [
  { field: /^training\.save-session steps\.title$/, ...text(20) },
  { field: /^training\.save-session steps\.text$/, ...maybeText(60) },
  { field: /^training\.save-lesson parts\.text$/, ...text(1_500) },
  { field: of('title|place'), ...text(40) },
  { field: of('speaker'), ...maybeText(40) },
  { field: of('arrival|summary'), ...maybeText(60) },
  { field: of('question'), ...text(100) },
  { field: of('why'), ...text(200) },
  {
    field: of('reason'),
    legal: ['因为', longText(200)],
    illegal: ['', '因', ' 因 ', longText(201)],
  },
  {
    field: of('(session|lesson|entry)Id|nonce'),
    legal: [id(16), id(64), 'Aa0_-Aa0_-Aa0_-Aa0_-'],
    illegal: ['', id(15), id(65), `${id(20)}.`, `$${id(20)}`, `${id(20)}\n`],
  },
  {
    field: of('classId|studentId'),
    legal: ['x', id(64)],
    illegal: ['', id(65), 'a.b', 'a b', '$ne', '老师', 'x\n'],
  },
  { field: of('version'), legal: [0, 1_000_000_000], illegal: [-1, 0.5, 1_000_000_001, '1'] },
  { field: of('persons|seenPersons'), legal: [1, 9], illegal: [0, 10, 1.5, '1'] },
  { field: of('capacity'), legal: [1, 500], illegal: [0, 501, 1.5, '1'] },
  { field: of('minMinutes'), legal: [1, 60], illegal: [0, 61, 1.5] },
  { field: of('publish|came|over'), legal: [true, false], illegal: ['true', 1, 0, null] },
  { field: of('state'), legal: ['draft', 'published'], illegal: ['', 'cancelled'] },
  {
    field: of('date|openFrom'),
    legal: ['2026-10-21', '2028-02-29', '2099-12-31'],
    illegal: ['', '2026-02-29', '2026-13-01', '2126-10-21', '2026-10-2', 20261021],
  },
  {
    field: of('start|end'),
    legal: ['00:00', '23:59'],
    illegal: ['', '24:00', '9:00', '12:60', '12:0'],
  },
  {
    field: of('grades'),
    legal: [[], [1, 12], many(12, 0).map((_one, index) => index + 1)],
    illegal: [[0], [13], [1, 1], [1.5], {}],
  },
  {
    field: of('steps'),
    legal: [[], many(5, step)],
    illegal: [many(6, step), [{ title: '到场签到' }], {}],
  },
  { field: of('parts'), legal: [[part], many(12, part)], illegal: [[], many(13, part), {}] },
  {
    field: of('checkpoints'),
    legal: [[], many(6, checkpoint)],
    illegal: [many(7, checkpoint), [{ ...checkpoint, right: 2 }], {}],
  },
  {
    field: of('choices'),
    legal: [['一', '二'], many(4, '选')],
    illegal: [['一'], many(5, '选'), ['', '二'], [longText(61), '二']],
  },
  { field: of('right'), legal: [0, 1], illegal: [-1, 2, 4, 0.5] },
  { field: of('checkpoint'), legal: [0, 5], illegal: [-1, 6, 0.5] },
  { field: of('choice'), legal: [0, 3], illegal: [-1, 4, 0.5] },
  { field: of('kind'), legal: ['text'], illegal: ['', 'video', 'link'] },
  {
    field: of('address'),
    legal: [],
    illegal: ['http://a.cn/b', 'javascript:alert(1)', 'data:text/html;base64,AAAAAAAAAA'],
  },
  { field: of('says'), legal: [], illegal: [longText(81)] },
  {
    field: of('code'),
    legal: ['0000', `1.${signature}`, `${'9'.repeat(12)}.${id(64)}`],
    illegal: ['', '000', '00000', '12a4', `1.${id(19)}`, `1.${id(65)}`, `.${signature}`],
  },
  {
    field: of('sheet'),
    legal: [`1.${signature}`],
    illegal: ['', '1', `1.${id(19)}`, `1.1.${signature}`, `x.${signature}`],
  },
  {
    field: of('ticket'),
    legal: [`1.1.${signature}`],
    illegal: ['', `1.${signature}`, `1.1.${id(19)}`, `1.x.${signature}`],
  },
  { field: of('items'), legal: [[item], many(20, item)], illegal: [[], many(21, item), {}] },
];
