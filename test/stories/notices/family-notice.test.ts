/** B3, T1: a guardian or student asks to be reminded; never on a shared phone, never an address in the open. */
import { randomUUID } from 'node:crypto';
import { familyNoticeBalance, grantFamilyNotice } from '../../../src/shared/notices/contracts';
import { unlock } from '../../../src/shared/people/passcode-contracts';
import { refusal, startWorld, type World } from '../../harness/world';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

test('B3, T1: each consent is one reminder, a repeated tap counts once, two phones at once lose none', async () => {
  const guardian = await world.as('demo-g-5-1-03');
  const requestId = randomUUID();
  await guardian.call(grantFamilyNotice, {}, requestId);
  await guardian.call(grantFamilyNotice, {}, requestId);
  expect(await guardian.call(familyNoticeBalance, {})).toEqual({
    templateId: 'tmpl-family',
    balance: 1,
    shared: false,
  });
  await Promise.all([
    guardian.call(grantFamilyNotice, {}),
    guardian.call(grantFamilyNotice, {}),
    guardian.call(grantFamilyNotice, {}),
  ]);
  expect((await guardian.call(familyNoticeBalance, {})).balance).toBe(4);
});

test('M1: a phone that several persons share gets no reminder', async () => {
  const child = await world.as('demo-s-1-1-07');
  await child.call(unlock, { passcode: '246810' });
  expect((await child.call(familyNoticeBalance, {})).shared).toBe(true);
  expect(await refusal(child.call(grantFamilyNotice, {}))).toBe('illegal-move');
});

test('M6: the stored document shows no address and no time', async () => {
  const stored = (await world.dump('family_notices'))['family_notices'] ?? [];
  expect(stored).toHaveLength(1);
  expect(JSON.stringify(stored)).not.toContain(world.person('demo-g-5-1-03').openid);
  expect(Object.keys(stored[0] ?? {}).sort()).toEqual(
    ['_id', 'balance', 'grants', 'schoolId', 'sealedAddress', 'version'].sort(),
  );
});
