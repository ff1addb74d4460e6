/** The pages of people and joining as their browser test opens them. */
import { routes } from '../../../src/lib/routes';
import type { World } from '../../harness/world';
import type { Phone } from '../messages/phones';

/** What the pages are shown with. */
export interface Scene {
  world: World;
  /** Of a class, for guardians. */
  code: string;
}

const at = (page: string) => `/features/people/${page}/index`;
const teacher = 'demo-t-6-2';
const admin = 'demo-admin';

export interface PeoplePage {
  name: string;
  who: string;
  route: string;
  /** Seen before the taps, and after them. */
  ready: string | RegExp;
  then?: (phone: Phone, scene: Scene) => Promise<void>;
}

export const peoplePages: readonly PeoplePage[] = [
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
    then: async (phone, { world }) => {
      await phone.tap(new RegExp(world.person('demo-s-1-1-07').name));
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
    then: async (phone, { world }) => {
      const child = new RegExp(world.person('demo-s-1-1-07').name);
      await phone.screen.getByRole('radio', { name: child }).click();
      await phone.button('输入口令').waitFor();
      await phone.open(routes.unlock);
      await phone.text('6 个数字，只有你知道。').waitFor();
    },
  },
  { name: 'passcode', who: 'demo-s-5-1-03', route: routes.ownPasscode, ready: '给自己设一个口令' },
  {
    name: 'join',
    who: teacher,
    route: routes.join,
    ready: '下一步',
    then: async (phone, { code }) => {
      await phone.write('邀请码', code);
      await phone.tap('下一步');
      await phone.text('六（2）班的家长').waitFor();
    },
  },
];
