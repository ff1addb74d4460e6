/** Every page of people and joining, light and dark: axe, targets of a thumb's size, nothing lost at the largest font. */
import { routes } from '../../../src/lib/routes';
import { inviteClass } from '../../../src/shared/people/invite-contracts';
import { join } from '../../../src/shared/people/join-contracts';
import { newcomers } from '../../stories/people/newcomer';
import { phoneTest } from '../messages/phone-test';
import type { Phone } from '../messages/phones';
import { findingsOf } from '../page-findings';

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

const at = (page: string) => `/features/people/${page}/index`;
const teacher = 'demo-t-6-2';
const admin = 'demo-admin';

interface Shown {
  name: string;
  who: string;
  route: string;
  /** Seen before the taps, and after them. */
  ready: string | RegExp;
  then?: (phone: Phone) => Promise<void>;
}

const pages: readonly Shown[] = [
  { name: 'hub', who: admin, route: routes.people, ready: '升年级' },
  {
    name: 'applications',
    who: teacher,
    route: at('applications'),
    ready: '名字和学号跟名单对不上。请对方核对后再申请。',
  },
  { name: 'codes', who: teacher, route: at('codes'), ready: '在用的' },
  {
    name: 'sheet',
    who: admin,
    route: at('codes'),
    ready: '发一个新的',
    then: async (phone) => {
      await phone.tap('给学生的码');
      await phone.text('码本身看不到任何人的名字。').waitFor();
    },
  },
  { name: 'class', who: teacher, route: at('class'), ready: '六（2）班 · 45 人' },
  {
    name: 'student',
    who: 'demo-t-1-1',
    route: at('class'),
    ready: '一（1）班 · 45 人',
    then: async (phone) => {
      await phone.tap(new RegExp(stage.world.person('demo-s-1-1-07').name));
      await phone.button('重设口令').waitFor();
    },
  },
  {
    name: 'everybody',
    who: admin,
    route: at('everybody'),
    ready: '名字、学号、工号或手机号',
    then: async (phone) => {
      await phone.write('名字、学号、工号或手机号', '王');
      await phone.tap('查找');
      await phone.text('已加入').first().waitFor();
    },
  },
  { name: 'promotion', who: admin, route: at('promotion'), ready: '现在不用升年级' },
  {
    name: 'unlock',
    who: 'demo-g-4-1-07',
    route: routes.me,
    ready: '切换身份',
    then: async (phone) => {
      const child = new RegExp(stage.world.person('demo-s-1-1-07').name);
      await phone.screen.getByRole('radio', { name: child }).tap();
      await phone.button('输入口令').waitFor();
      await phone.open(routes.unlock);
      await phone.text('6 个数字，只有你知道。').waitFor();
    },
  },
  {
    name: 'join',
    who: teacher,
    route: routes.join,
    ready: '下一步',
    then: async (phone) => {
      await phone.write('邀请码', code);
      await phone.tap('下一步');
      await phone.text('六（2）班的家长').waitFor();
    },
  },
];

test.each(pages)(
  'G1: $name has no findings of axe, light and dark, targets of 44 px, and loses nothing at the largest font',
  async ({ name, who, route, ready, then }) => {
    const phone = await stage.phoneOf(stage.world.person(who));
    await phone.open(route);
    await phone.text(ready).first().waitFor();
    await then?.(phone);
    expect(await findingsOf(phone, `people/${name}`)).toEqual({});
  },
);
