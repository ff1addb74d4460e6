import { routeAt, type DutyInput, type DutyLeave } from '../../../src/shared/duty';
import { at, dutyInput, override, roster } from './roster-fixture';

const everybody = () => true;
const nobodyReachable = () => false;
const allBut =
  (...unreachable: string[]) =>
  (personId: string) =>
    !unreachable.includes(personId);

const schoolDayMs = at('2026-09-01', '10:00');
const holidayMs = at('2026-10-01', '10:00');

function onLeave(...personIds: string[]): DutyInput {
  const leaves: DutyLeave[] = personIds.map((personId) => ({
    personId,
    startMs: at('2026-09-01', '00:00'),
    endMs: at('2026-10-02', '00:00'),
  }));
  return dutyInput({ leaves });
}

describe('M2: the chain duty → backup → lead → pool', () => {
  test('the counsellor on duty owns it; backup, lead and leaders stand by', () => {
    expect(routeAt(dutyInput(), schoolDayMs, everybody)).toEqual({
      ownerId: 'li',
      ownerRole: 'duty',
      onDutyId: 'li',
      gap: false,
      skipped: [],
      backupId: 'backup-one',
      leadId: 'lead',
      leaderIds: ['leader-one', 'leader-two'],
    });
  });

  test.each([
    ['duty', ['li'], 'backup-one', 'backup'],
    ['duty and first backup', ['li', 'backup-one'], 'backup-two', 'backup'],
    ['duty and backups', ['li', 'backup-one', 'backup-two'], 'lead', 'lead'],
    ['all but the pool', ['li', 'backup-one', 'backup-two', 'lead'], 'pool', 'pool'],
  ])('unreachable: %s', (_what, unreachable, ownerId, ownerRole) => {
    const route = routeAt(dutyInput(), schoolDayMs, allBut(...unreachable));
    expect([route.ownerId, route.ownerRole]).toEqual([ownerId, ownerRole]);
    expect(route.skipped).toEqual(
      unreachable.map((personId) => ({ personId, why: 'unreachable' })),
    );
    expect(route.gap).toBe(false);
  });

  test('a holiday: nobody on duty is recorded, the backup owns it, the second backs up', () => {
    const route = routeAt(dutyInput(), holidayMs, everybody);
    expect(route).toMatchObject({
      ownerId: 'backup-one',
      ownerRole: 'backup',
      onDutyId: null,
      gap: true,
      backupId: 'backup-two',
    });
    expect(route.skipped).toEqual([{ personId: null, why: 'nobody' }]);
  });

  test('leave of the one on duty is a gap with a name, and leave goes through the whole chain', () => {
    const route = routeAt(onLeave('li', 'backup-one'), schoolDayMs, everybody);
    expect(route).toMatchObject({ ownerId: 'backup-two', onDutyId: null, gap: true });
    expect(route.skipped).toEqual([
      { personId: 'li', why: 'leave' },
      { personId: 'backup-one', why: 'leave' },
    ]);
    expect(route.backupId).toBeNull();
  });

  test('somebody who is both on duty and a backup is asked once', () => {
    const backupIds = ['li', 'backup-two'];
    const input = dutyInput({ roster: { ...roster, backupIds } });
    expect(routeAt(input, schoolDayMs, everybody)).toMatchObject({
      ownerRole: 'duty',
      backupId: 'backup-two',
    });
    expect(routeAt(input, schoolDayMs, allBut('li')).skipped).toEqual([
      { personId: 'li', why: 'unreachable' },
    ]);
    const away = { ...onLeave('li'), roster: { ...roster, backupIds } };
    expect(routeAt(away, schoolDayMs, everybody).skipped).toEqual([
      { personId: 'li', why: 'leave' },
    ]);
  });
});

describe('M2: a message is never without an owner', () => {
  test('nobody can be reached: the lead holds it and the list says why', () => {
    const route = routeAt(dutyInput(), schoolDayMs, nobodyReachable);
    expect(route).toMatchObject({ ownerId: 'lead', ownerRole: 'lead', gap: false });
    expect(route.skipped.map(({ personId }) => personId)).toEqual([
      'li',
      'backup-one',
      'backup-two',
      'lead',
      'pool',
    ]);
  });

  test('nobody can be reached and the lead is on leave: somebody who is there holds it', () => {
    const route = routeAt(onLeave('lead'), schoolDayMs, nobodyReachable);
    expect(route).toMatchObject({ ownerId: 'backup-one', ownerRole: 'backup', leadId: null });
  });

  test('everybody is on leave: the lead holds it, and leaders are still alerted', () => {
    const all = onLeave(
      'li',
      'backup-one',
      'backup-two',
      'lead',
      'pool',
      'leader-one',
      'leader-two',
    );
    const route = routeAt(all, schoolDayMs, everybody);
    expect(route).toMatchObject({ ownerId: 'lead', ownerRole: 'lead', gap: true });
    expect(route.leaderIds).toEqual(['leader-one', 'leader-two']);
  });

  test('no lead in the roster: the pool is the last to hold it', () => {
    const input = dutyInput({ roster: { ...roster, backupIds: [], leadIds: [] } });
    expect(routeAt(input, holidayMs, nobodyReachable)).toMatchObject({
      ownerId: 'pool',
      ownerRole: 'pool',
      backupId: null,
      leadId: null,
    });
  });

  test('a roster that may not be saved is refused loudly, not given a made-up owner', () => {
    const input = dutyInput({ roster: { ...roster, backupIds: [], leadIds: [], poolIds: [] } });
    expect(() => routeAt(input, holidayMs, everybody)).toThrow(RangeError);
  });
});

describe('M2: leaders find someone and never own', () => {
  test('a leader in the chain or put on duty is passed over', () => {
    const backupIds = ['leader-one', 'backup-two'];
    const overrides = [override('leader-two', schoolDayMs - 1, schoolDayMs + 1)];
    const input = dutyInput({ roster: { ...roster, backupIds }, overrides });
    expect(routeAt(input, schoolDayMs, everybody)).toMatchObject({
      ownerId: 'backup-two',
      onDutyId: null,
      gap: true,
      backupId: null,
    });
  });

  test('a leader on leave is spared while another is there', () => {
    const route = routeAt(onLeave('leader-one'), schoolDayMs, everybody);
    expect(route.leaderIds).toEqual(['leader-two']);
  });
});

describe('M2, M3: whom the later rungs reach', () => {
  test('a reachable backup is preferred; failing that one who is there is still tried', () => {
    expect(routeAt(dutyInput(), schoolDayMs, allBut('backup-one')).backupId).toBe('backup-two');
    const none = routeAt(dutyInput(), schoolDayMs, allBut('backup-one', 'backup-two'));
    expect(none.backupId).toBe('backup-one');
    expect(routeAt(onLeave('backup-one', 'backup-two'), schoolDayMs, everybody).backupId).toBe(
      null,
    );
  });

  test('the lead is reached at the breach also when the lead owns it', () => {
    const route = routeAt(onLeave('li', 'backup-one', 'backup-two'), schoolDayMs, everybody);
    expect(route).toMatchObject({ ownerId: 'lead', leadId: 'lead' });
  });
});
