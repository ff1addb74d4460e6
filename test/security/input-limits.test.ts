/** Every limit of every input, to the character: the longest that is let in and the first that is not. */
import { callSchema } from '../../src/shared/action/call';
import { contracts } from '../../src/shared/contracts';
import { exampleOf, type Contract, type Objects } from './examples';
import { auditLimits } from './limits/audit';
import { bookingLimits } from './limits/bookings';
import { classMoodLimits } from './limits/class-mood';
import { consentLimits } from './limits/consent';
import { letterLimits, letterObjects } from './limits/letter-box';
import { dutyLimits } from './limits/duty';
import { homeworkLimits } from './limits/homework';
import { id, longText, type Limits } from './limits/limits';
import { settingLimits, settingObjects } from './limits/settings';
import { sealLimits, sealObjects } from './limits/seal';
import { careLimits } from './limits/care';
import { rightsLimits, rightsObjects } from './limits/rights';
import { rosterImportLimits } from './limits/roster-import';
import { peopleLimits, peopleObjects } from './limits/people';
import { trainingLimits, trainingObjects } from './limits/training';
import { voiceLimits } from './limits/voice';
import { fieldsOf } from './schema-walk';

const objects: Objects = {
  threadId: 'thread-of-a-child-01',
  colleagueId: 'demo-counsellor-2',
  swapId: 'swap.request-0001',
  shiftStartMs: Date.parse('2026-10-12T07:00:00+08:00'),
  rosterVersion: 1,
  deskVersion: 1,
  planNumber: 0,
  classId: 'demo-6-1',
  studentId: 'demo-s-6-1-20',
  monday: '2026-10-12',
  today: '2026-10-12',
  taken: 'page-of-a-book-01',
  askingNumber: 1,
  askedSubject: 'chinese',
  formVersion: 0,
  counsellorId: 'demo-counsellor-1',
  bookingId: 'booking-of-a-child-1',
  waitId: 'place-in-a-line-0001',
  requestId: 'request-of-a-child-1',
  requestRef: 'mark-of-a-request-01',
  slotDate: '2026-10-21',
  slotStart: '12:00',
  hoursVersion: 1,
  roomId: 'demo-room-1',
  roomName: '谈心室',
  roomsVersion: 1,
  importId: 'a'.repeat(43),
  importVersion: 1,
  ...trainingObjects,
  ...settingObjects,
  ...sealObjects,
  ...peopleObjects,
  ...rightsObjects,
  ...letterObjects,
  careThreadId: 'thread-of-a-colleague-01',
  memberId: 'somebody-of-a-house',
  memberMobile: '13900000001',
};

/** Of one feature's actions; matched with `action field`, before the table below. */
const tablesOfFeatures: readonly Limits[] = [
  ...voiceLimits,
  ...careLimits,
  ...bookingLimits,
  ...classMoodLimits,
  ...homeworkLimits,
  ...rosterImportLimits,
  ...trainingLimits,
  ...settingLimits,
  ...dutyLimits,
  ...auditLimits,
  ...consentLimits,
  ...sealLimits,
  ...peopleLimits,
  ...rightsLimits,
  ...letterLimits,
];

/** By the field's name; a field that no row names fails the test below. */
const table: readonly Limits[] = [
  {
    field: /^text$/,
    legal: ['好', longText(2_000), '😀'.repeat(2_000), ` ${longText(2_000)}\n`],
    illegal: ['', ' \n\u3000', longText(2_001), '😀'.repeat(2_001)],
  },
  {
    field: /^(reason|note)$/,
    legal: ['因为', longText(500), ` ${longText(500)} `],
    illegal: ['', '因', ' 因 ', longText(501)],
  },
  {
    field: /^threadId$/,
    legal: [id(16), id(64), 'Aa0_-Aa0_-Aa0_-Aa0_-'],
    illegal: ['', id(15), id(65), `${id(20)}.`, `${id(20)} `, `${id(20)}\n`, `$${id(20)}`],
  },
  {
    field: /ersonId$/,
    legal: ['x', id(64)],
    illegal: ['', id(65), 'a.b', 'a b', '$ne', '老师', 'x\n'],
  },
  { field: /^swapId$/, legal: [id(128)], illegal: [id(129)] },
  { field: /^next$/, legal: ['0', id(200)], illegal: [id(201)] },
  { field: /Seq$/, legal: [0, 1_000_000], illegal: [-1, 0.5, 1_000_001, '1'] },
  { field: /^satisfaction$/, legal: [1, 2, 3], illegal: [0, 4, 1.5, '3'] },
  { field: /^(shiftStartMs|rosterVersion)$/, legal: [0, 1], illegal: [0.5, 1e21, Infinity, '1'] },
  { field: /^level$/, legal: ['red', 'none'], illegal: ['', 'black', 'RED'] },
  {
    field: /^because$/,
    legal: ['misread', 'passed', 'self', 'third-person', 'elsewhere', undefined],
    illegal: ['', 'wrong', null, ['misread']],
  },
  { field: /^face$/, legal: ['sad', 'lonely'], illegal: ['', 'smile'] },
  { field: /^view$/, legal: ['mine', 'school', 'done'], illegal: ['', 'all'] },
  { field: /^(newName|named|accept)$/, legal: [true, false], illegal: ['true', 1, 0] },
  {
    field: /^concerns$/,
    legal: [['family'], ['leaders', 'teachers', 'counsellors', 'school', 'family']],
    illegal: [[], ['family', 'family'], ['everybody'], 'family', ['']],
  },
];

const fields = contracts.flatMap((contract) =>
  [...new Set(fieldsOf(contract.input).map(({ path }) => path))]
    .filter((path) => path !== '')
    .map((path) => ({ contract, path })),
);

function limitsOf({ name }: Contract, path: string): Limits | undefined {
  const last = path.split('.').at(-1) ?? '';
  return (
    tablesOfFeatures.find(({ field }) => field.test(`${name} ${path}`)) ??
    table.find(({ field }) => field.test(last))
  );
}

/** The same input with one field changed; of a list the first. */
function changedAt(input: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(input)) {
    const [first, ...others] = input as unknown[];
    return [changedAt(first, [key, ...rest], value), ...others];
  }
  const fieldsOfInput = (input ?? {}) as Record<string, unknown>;
  return { ...fieldsOfInput, [key]: changedAt(fieldsOfInput[key], rest, value) };
}

function isLetIn(contract: Contract, path: string, value: unknown): boolean {
  // A new name begins a thread of its own, and only there it is said with the words whom it is about.
  const { threadId, ...rest } = exampleOf(contract, objects);
  const begins =
    ['messages.post', 'care.post'].includes(contract.name) &&
    ['newName', 'named', 'concerns'].includes(path);
  const others = begins || threadId === undefined ? rest : { threadId, ...rest };
  return contract.input.safeParse(changedAt(others, path.split('.'), value)).success;
}

test('Bad input: every field of every input has its limits written down', () => {
  expect(fields.length).toBeGreaterThan(25);
  const unnamed = fields.filter(({ contract, path }) => limitsOf(contract, path) === undefined);
  expect(unnamed.map(({ contract, path }) => `${contract.name} ${path}`)).toEqual([]);
});

test.each(fields.map(({ contract, path }) => [contract.name, path, contract] as const))(
  'Bad input: %s holds the limits of %s',
  (_name, path, contract) => {
    const limits = limitsOf(contract, path);
    const refused = limits?.legal.filter((value) => !isLetIn(contract, path, value));
    const passed = limits?.illegal.filter((value) => isLetIn(contract, path, value));
    expect({ refused, passed }).toEqual({ refused: [], passed: [] });
  },
);

test('Bad input: no input lets an unknown key in, at any depth', () => {
  const open = contracts.flatMap((contract) => {
    const parents = fieldsOf(contract.input).map(({ path }) => path.split('.').slice(0, -1));
    return [[], ...parents]
      .filter((parent) => isLetIn(contract, [...parent, 'unknown'].join('.'), 1))
      .map((parent) => `${contract.name} ${parent.join('.')}`);
  });
  expect([...new Set(open)]).toEqual([]);
});

test('Bad input: the envelope holds its limits', () => {
  const call = { action: 'people.me', input: {}, requestId: 'request-0001' };
  const isEnvelope = (change: object) => callSchema.safeParse({ ...call, ...change }).success;
  const legal = [
    {},
    { action: id(80) },
    { requestId: id(8) },
    { requestId: id(64) },
    { asPerson: id(64) },
  ];
  const illegal = [
    { action: '' },
    { action: id(81) },
    { requestId: id(7) },
    { requestId: id(65) },
    { requestId: `${id(8)}\n` },
    { asPerson: '' },
    { asPerson: id(65) },
    { unknown: 1 },
  ];
  expect(legal.filter((change) => !isEnvelope(change))).toEqual([]);
  expect(illegal.filter(isEnvelope)).toEqual([]);
});
