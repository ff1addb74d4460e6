/** The school's rules on the real SDK: dated, audited, one change at a time, read by the features (G1, B1, B2, M2). */
import { listRooms } from '../../../src/shared/bookings/room-contracts';
import { readCalendar, saveTerm, setDays } from '../../../src/shared/settings/calendar-contracts';
import {
  applyProfile,
  changeSetting,
  listSettings,
  withdrawSetting,
} from '../../../src/shared/settings/contracts';
import { at, refusal, startWorld, type Actor, type World } from '../../harness/world';

let world: World;
let admin: Actor;
let lead: Actor;

beforeAll(async () => {
  world = await startWorld();
  admin = await world.as('demo-admin');
  lead = await world.as('demo-lead');
});

afterAll(() => world.end());

const today = '2026-10-12';
const openHours = 'bookings.open-hours-per-week';
const hoursNow = async () => (await lead.call(listRooms, {})).openHoursPerWeek;
const version = async () => (await admin.call(listSettings, {})).version;
const settingOf = async (key: string) =>
  (await admin.call(listSettings, {})).groups
    .flatMap(({ settings }) => settings)
    .find((one) => one.key === key);

async function audited(act: string): Promise<Record<string, unknown>[]> {
  return ((await world.dump('audit_entries'))['audit_entries'] ?? []).filter(
    (entry) => entry['act'] === act,
  );
}

test('B1: a figure changed for a later day holds from its first minute, the one before until then', async () => {
  const change = { key: openHours, value: 12, fromDate: '2026-10-14', version: await version() };
  await lead.call(changeSetting, change);
  expect(await hoursNow()).toBe(8);
  expect((await settingOf(openHours))?.coming).toEqual([{ value: 12, fromDate: '2026-10-14' }]);
  await world.jumpTo(at('2026-10-13', '23:58'));
  expect(await hoursNow()).toBe(8);
  await world.jumpTo(at('2026-10-14', '00:02'));
  expect(await hoursNow()).toBe(12);
  expect((await settingOf(openHours))?.coming).toEqual([]);
  expect(await audited('settings.change')).toMatchObject([
    {
      actorPersonId: 'demo-lead',
      object: { kind: 'setting', id: openHours },
      reason: '8 小时 → 12 小时, 2026-10-14',
    },
  ]);
});

test('G1: of two changes that saw the same rules one is refused, and the same tap twice is one change', async () => {
  const seen = await version();
  const key = 'bookings.horizon-days';
  const write = (value: number) =>
    admin.reply(changeSetting.name, { key, value, fromDate: '2026-12-01', version: seen });
  const replies = await Promise.all([write(20), write(21)]);
  expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)).sort()).toEqual([
    'ok',
    'stale-version',
  ]);
  const kept = (await settingOf(key))?.coming;
  expect(kept).toHaveLength(1);
  const again = await write(Number(kept?.[0]?.value));
  expect(again.ok).toBe(true);
  expect((await settingOf(key))?.coming).toEqual(kept);
  await admin.call(withdrawSetting, { key, fromDate: '2026-12-01', version: await version() });
  expect((await settingOf(key))?.coming).toEqual([]);
});

test('G1: the past, a figure outside its range and a figure of somebody else are refused, nothing is written', async () => {
  const before = await version();
  const date = '2026-10-14';
  const change = { key: openHours, value: 10, fromDate: date, version: before };
  expect(await refusal(lead.call(changeSetting, { ...change, fromDate: today }))).toBe(
    'setting-past',
  );
  expect(await refusal(lead.call(changeSetting, { ...change, value: 7 }))).toBe('setting-range');
  expect(await refusal(lead.call(changeSetting, { ...change, key: 'duty.minimum-people' }))).toBe(
    'setting-not-yours',
  );
  expect(await refusal(lead.call(changeSetting, { ...change, key: 'no.such' }))).toBe('not-found');
  const teacher = await world.as('demo-t-2-2');
  expect(await refusal(teacher.call(listSettings, {}))).toBe('forbidden');
  expect(await version()).toBe(before);
});

test('B1: a profile sets several figures in one step and says what it would change', async () => {
  const { profiles } = await admin.call(listSettings, {});
  const allDay = profiles.find(({ profileId }) => profileId === 'all-day-rooms');
  expect(allDay?.differences.map(({ name }) => name)).toContain('辅导室开放时间');
  const after = await admin.call(applyProfile, {
    profileId: 'all-day-rooms',
    fromDate: '2026-10-14',
    version: await version(),
  });
  expect(
    after.profiles.find(({ profileId }) => profileId === 'all-day-rooms')?.differences,
  ).toEqual([]);
  await world.jumpTo(at('2026-10-14', '00:05'));
  expect((await lead.call(listRooms, {})).hours).toEqual({ start: '08:00', end: '17:00' });
});

test('M2: a day off of the school is one, a new term stands in the calendar, and only the administrator writes it', async () => {
  const word = {
    fromDate: '2026-10-16',
    toDate: '2026-10-16',
    kind: 'off' as const,
    weekday: null,
  };
  const days = await admin.call(setDays, { ...word, note: '运动会', version: await version() });
  expect(days.days).toContainEqual({
    date: '2026-10-16',
    kind: 'off',
    note: '运动会',
    weekday: null,
  });
  const term = { termId: null, name: '新学期', startDate: '2029-09-01', endDate: '2030-01-20' };
  await admin.call(saveTerm, { ...term, version: await version() });
  await admin.call(saveTerm, { ...term, version: 0 });
  const { terms } = await admin.call(readCalendar, {});
  expect(terms.filter(({ name }) => name === '新学期')).toHaveLength(1);
  expect(await refusal(lead.call(setDays, { ...word, note: '', version: await version() }))).toBe(
    'forbidden',
  );
});
