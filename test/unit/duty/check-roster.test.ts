import {
  checkRoster,
  findingText,
  isAcceptedBy,
  rosterFindings,
  rosterLimitsAt,
  type DutyRoster,
  type DutyRotation,
} from '../../../src/shared/duty';
import { calendar, roster } from './roster-fixture';

const limits = rosterLimitsAt([], 0);
const rotating = (changes: Partial<DutyRotation>): Partial<DutyRoster> => ({
  rotation: { ...roster.rotation, ...changes },
});

describe('M2: what a roster is refused for', () => {
  test('a complete roster is accepted', () => {
    expect(checkRoster(roster)).toEqual([]);
  });

  test.each<[string, Partial<DutyRoster>, string[]]>([
    ['no lead, backup or pool', { backupIds: [], leadIds: [], poolIds: [] }, ['no-chain']],
    ['no leader to alert', { leaderIds: [] }, ['no-leader']],
    ['an empty rotation', rotating({ personIds: [] }), ['no-rotation']],
    ['a start on a Tuesday', rotating({ startDate: '2026-09-01' }), ['start-not-monday']],
    ['a start that does not exist', rotating({ startDate: '2026-02-30' }), ['start-not-monday']],
    [
      'a day that ends as it starts',
      { dayShift: { start: '07:00', end: '07:00' } },
      ['bad-day-shift'],
    ],
    ['a day over midnight', { dayShift: { start: '22:00', end: '07:00' } }, ['bad-day-shift']],
    ['a malformed time', { dayShift: { start: '7:00', end: '22:00' } }, ['bad-day-shift']],
    ['a leader as backup', { backupIds: ['leader-one'] }, ['leader-owns']],
    ['a leader in the nights', rotating({ nightPersonIds: ['leader-one'] }), ['leader-owns']],
    [
      'a chain of leaders only',
      { backupIds: ['leader-one'], leadIds: [], poolIds: [] },
      ['no-chain', 'leader-owns'],
    ],
  ])('%s', (_what, changes, expected) => {
    expect(checkRoster({ ...roster, ...changes }).map(({ kind }) => kind)).toEqual(expected);
  });

  test.each(['backupIds', 'leadIds', 'poolIds'] as const)(
    'one person in %s is chain enough',
    (key) => {
      const alone = { ...roster, backupIds: [], leadIds: [], poolIds: [], [key]: ['someone'] };
      expect(checkRoster(alone)).toEqual([]);
    },
  );
});

describe('M2: what needs leadership’s signature', () => {
  const everyDay: DutyRoster = { ...roster, schoolDaysOnly: false };
  const kinds = (changes: Partial<DutyRoster>, date = '2026-09-09') =>
    rosterFindings({ ...everyDay, ...changes }, calendar, date, limits).map(({ kind }) => kind);

  test('four people who take the nights in turn need none, in any week', () => {
    for (const date of ['2026-09-01', '2026-09-13', '2026-09-16', '2026-10-05']) {
      expect(kinds({}, date)).toEqual([]);
    }
  });

  test('three people over 24 h are too few, and stand too many nights', () => {
    const three = { ...everyDay, ...rotating({ nightPersonIds: ['li', 'wang', 'zhao'] }) };
    const findings = rosterFindings(three, calendar, '2026-09-07', limits);
    expect(findings[0]).toEqual({ kind: 'few-people', people: 3, minimum: 4 });
    expect(findings.slice(1)).toEqual([
      { kind: 'many-nights', personId: 'wang', nights: 3, maximum: 2 },
    ]);
  });

  test('weekly nights are seven in a row, or five when only school nights count', () => {
    const weekly = rotating({ personIds: ['li', 'wang', 'zhao', 'sun'], nightPersonIds: [] });
    const nights = (changes: Partial<DutyRoster>, date: string) =>
      rosterFindings({ ...everyDay, ...weekly, ...changes }, calendar, date, limits);
    expect(nights({}, '2026-09-02')).toEqual([
      { kind: 'many-nights', personId: 'li', nights: 7, maximum: 2 },
    ]);
    expect(nights({ schoolDaysOnly: true }, '2026-09-02')).toMatchObject([{ nights: 5 }]);
    expect(nights({ schoolDaysOnly: true }, '2026-10-01')).toMatchObject([{ nights: 3 }]);
  });

  test('a roster without nights needs none, however few stand', () => {
    expect(
      kinds({ nightShift: false, ...rotating({ personIds: ['li'], nightPersonIds: [] }) }),
    ).toEqual([]);
  });

  test('the school’s own limits count', () => {
    const strict = { minimumPeople: 5, maximumNightsPerWeek: 1 };
    const findings = rosterFindings(everyDay, calendar, '2026-09-07', strict);
    expect(findings.map(({ kind }) => kind)).toEqual([
      'few-people',
      'many-nights',
      'many-nights',
      'many-nights',
    ]);
  });

  test('leadership reads it in words', () => {
    const nameOf = () => '王';
    expect(findingText({ kind: 'few-people', people: 3, minimum: 4 }, nameOf)).toBe(
      '全天值班只有 3 位老师，建议至少 4 位。',
    );
    expect(
      findingText({ kind: 'many-nights', personId: 'wang', nights: 3, maximum: 2 }, nameOf),
    ).toBe('王老师这周有 3 个夜班，每周最好不超过 2 个。');
  });

  test('a signature holds for one version of one school’s roster', () => {
    const acceptance = {
      schoolId: 'school-a',
      rosterVersion: 3,
      acceptedById: 'leader-one',
      acceptedAtMs: 0,
      reason: '本学期人手不足',
    };
    expect(isAcceptedBy(acceptance, roster)).toBe(true);
    expect(isAcceptedBy(acceptance, { ...roster, version: 4 })).toBe(false);
    expect(isAcceptedBy(acceptance, { ...roster, schoolId: 'school-b' })).toBe(false);
  });
});
