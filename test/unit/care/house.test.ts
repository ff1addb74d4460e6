/** M8: what separates a house from its school, as rules. */
import { sendWecom } from '../../../cloudfunctions/platform/channels/wecom';
import {
  callerAs,
  personsWhoMayAct,
  type AccessPerson,
} from '../../../cloudfunctions/platform/caller';
import { roles, type Role } from '../../../src/shared/action/contract';
import {
  careHouseOf,
  leadershipRoles,
  partOf,
  rolesOfPart,
  careParts,
} from '../../../src/shared/care/house';
import { entries } from '../../../src/features/care/entries';
import { colleagueRoles } from '../../../src/shared/care/author-contracts';
import { statementFor110 } from '../../../src/shared/seal/statement';

jest.mock('wx-server-sdk', () => ({
  DYNAMIC_CURRENT_ENV: '',
  init: () => undefined,
  database: () => ({ command: {} }),
}));

const person = (schoolId: string, role: Role, fromDate = '2026-01-01'): AccessPerson => ({
  ...{ personId: `${schoolId}-${role}`, schoolId, schoolName: '', displayName: '' },
  ...{ className: null, grade: null, epoch: 0, guarded: false },
  assignments: [{ role, scope: 'school', grade: null, fromDate, toDate: null }],
});

const house = careHouseOf('demo');
const inHouse = person(house, 'leader');
const account = (...persons: AccessPerson[]) => ({ accountId: 'a', openId: 'o', persons });

test.each(roles)(
  'M8: whoever is %s at the school and stands in the house: only leadership loses it',
  (role) => {
    const persons = [person('demo', role), inHouse];
    const isLost = leadershipRoles.includes(role);
    expect(personsWhoMayAct(persons, '2026-10-12').includes(inHouse)).toBe(!isLost);
    const caller = callerAs(account(...persons), inHouse.personId, '2026-10-12');
    expect(caller === null).toBe(isLost);
  },
);

test('M8: a duty at another school, one that is over or one that begins tomorrow bars nobody; the first day does', () => {
  const later = person('demo', 'leader', '2026-10-13');
  const persons = [person('demo2', 'leader'), later, inHouse];
  expect(personsWhoMayAct(persons, '2026-10-12')).toContain(inHouse);
  expect(personsWhoMayAct(persons, '2026-10-13')).not.toContain(inHouse);
});

test('M8: no part of a house is another by its duties', () => {
  for (const part of careParts) expect(partOf(rolesOfPart[part])).toBe(part);
});

test('M8: a house without a robot of its own is silent rather than heard in the school’s room', async () => {
  process.env['RUNXIN_WECOM_KEYS'] = JSON.stringify({ '*': 'school', demo: 'school' });
  const answer = await sendWecom(house, 'school', ['13800000001'], '有一条留言。', 100);
  expect(answer).toEqual({ accepted: false, code: 'wecom-not-configured' });
});

test('M8: the words for 110 speak of a colleague, not of a child', () => {
  const facts = {
    schoolName: '润心 · 教师关爱',
    reason: '说了今晚',
    askedAtMs: 0,
    ofColleague: true,
  };
  expect(statementFor110(facts)).toContain('老师');
  expect(statementFor110(facts)).not.toMatch(/学生|孩子|同学/);
});

test('M8: every duty at the school that may write is offered the channel at home, and no other', () => {
  expect(entries.map(({ role }) => role)).toEqual([...colleagueRoles]);
});
