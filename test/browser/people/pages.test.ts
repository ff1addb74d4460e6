/** Every page of people and joining, light and dark: axe, targets of a thumb's size, nothing lost at the largest font. */
import { inviteClass } from '../../../src/shared/people/invite-contracts';
import { join } from '../../../src/shared/people/join-contracts';
import { newcomers } from '../../stories/people/newcomer';
import { phoneTest } from '../messages/phone-test';
import { findingsOf } from '../page-findings';
import { peoplePages } from './people-pages';

const stage = phoneTest();
let code = '';

beforeAll(async () => {
  const { world } = stage;
  const [mother] = await newcomers(world, 2);
  const teacher = await world.as('demo-t-6-2');
  ({ code } = await teacher.call(inviteClass, { classId: 'demo-6-2', role: 'guardian' }));
  const { name } = world.person('demo-s-6-2-11');
  const form = { code, ownName: '林秀云', relation: 'mother' as const, name };
  for (const number of ['20210211', '20210212']) await mother?.call(join, { ...form, number });
});

test.each(peoplePages)(
  'G1: $name has no findings of axe, light and dark, targets of 44 px, and loses nothing at the largest font',
  async ({ name, who, route, ready, then }) => {
    const phone = await stage.phoneOf(stage.world.person(who));
    await phone.open(route);
    await phone.text(ready).first().waitFor();
    await then?.(phone, { world: stage.world, code });
    expect(await findingsOf(phone, `people/${name}`)).toEqual({});
  },
);
