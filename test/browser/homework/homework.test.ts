/**
 * H1–H4 in browsers, in one Monday afternoon: every page, light and dark and at the largest font; a post over the
 * limit from the teacher to the grade leader to the family; a week written without a network, and both parents.
 */
import { weekForm } from '../../../src/shared/homework/family-contracts';
import { samplePage } from '../../../local-cloud/seed/sample-page';
import { routes } from '../../../src/lib/routes';
import { at } from '../../harness/world';
import { monday, pictureOf } from '../../stories/homework/homework-fixture';
import { phoneTest } from '../messages/phone-test';
import type { Phone } from '../messages/phones';
import { findingsOf, keepPicture } from '../page-findings';
import { afternoonMs, buildHomeworkTown, homeworkPages, type HomeworkPage } from './homework-town';

const stage = phoneTest(afternoonMs);

beforeAll(() => buildHomeworkTown(stage.world));

const phoneOf = (personId: string) => stage.phoneOf(stage.world.person(personId));

async function show(phone: Phone, { route, ready, taps = [], then }: HomeworkPage): Promise<void> {
  await phone.open(route);
  await phone.text(ready).first().waitFor();
  for (const tap of taps) await phone.tap(tap);
  if (then !== undefined) await phone.text(then).first().waitFor();
}

const title =
  'H1–H4: $name has no findings of axe, light and dark, and loses nothing at the largest font';

test.each(homeworkPages)(title, async (page) => {
  const phone = await phoneOf(page.who);
  await show(phone, page);
  expect(await findingsOf(phone, `homework/${page.name}`)).toEqual({});
});

async function slide(phone: Phone, id: string, minutes: number): Promise<void> {
  await phone.screen.locator(`#${id}`).fill(String(minutes));
}

test('H1, H2: a post over the limit goes with its reason to the grade leader, then to the family', async () => {
  const teacher = await phoneOf('demo-t-4-3');
  await teacher.open(routes.home);
  await teacher.tap(/^公布作业/);
  await teacher.text('语文，给哪些班').waitFor();
  await teacher.write('基础作业内容', '写一篇习作：我们的操场');
  await slide(teacher, 'minutes-basic', 40);
  await teacher.text('40 / 60 分').waitFor();
  await teacher.text(/语文 40 分，上限 25 分/).waitFor();
  await teacher.write('超量的理由', '单元最后一课，只此一次');
  await teacher.screen.getByRole('switch', { name: '不是机械重复，也不是惩罚' }).click();
  await teacher.tap('交年级组长');
  await teacher.text(/四（3）班 · 等年级组长/).waitFor();

  const parent = await phoneOf('demo-g-4-3-09');
  await parent.open(routes.home);
  await parent.text('今天书面作业 0 分钟').waitFor();
  await parent.tap(/^今天书面作业/);
  await parent.text('语文 · 老师还没公布').waitFor();

  const leader = await phoneOf('demo-gl-4');
  await leader.open(routes.home);
  await leader.tap(/^超量审批/);
  await leader.text('老师的理由：单元最后一课，只此一次').waitFor();
  await leader.write('四（3）班语文 决定的理由', '同意，周二不留');
  await leader.tap('同意 四（3）班语文');
  await leader.text('老师的理由：单元最后一课，只此一次').waitFor({ state: 'detached' });

  await parent.open(routes.homeworkToday);
  await parent.text('今天书面作业 40 分钟').waitFor();
  await parent.text(/写一篇习作：我们的操场/).waitFor();
  const markup = await parent.page.content();
  for (const inside of ['单元最后一课', '同意，周二不留']) expect(markup).not.toContain(inside);
});

/** A picture that came whole, with its width in its own pixels. */
async function widthOf(phone: Phone, name: string): Promise<number> {
  const picture = phone.screen.locator(`img[alt="${name}"]`);
  await picture.waitFor();
  return picture.evaluate(async (element) => {
    await (element as HTMLImageElement).decode();
    return (element as HTMLImageElement).naturalWidth;
  });
}

test('H1: a photographed page goes from the teacher to the family, in a room that does not move', async () => {
  const teacher = await phoneOf('demo-t-3-3');
  // No phone's photograph is harder to make small: it goes in parts.
  const noise = Buffer.from(pictureOf(0, '', 1_200), 'base64');
  await teacher.open(routes.homeworkPost);
  const [dialog] = await Promise.all([
    teacher.page.waitForEvent('filechooser'),
    teacher.tap('加图片'),
  ]);
  await dialog.setFiles([
    { name: 'page.png', mimeType: 'image/png', buffer: samplePage() },
    { name: 'noise.png', mimeType: 'image/png', buffer: noise },
    { name: 'note.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') },
  ]);
  const refused = teacher.page.getByText('这张打不开，不像是照片。换一张，或者重新拍一张。');
  await refused.waitFor();
  await refused.waitFor({ state: 'hidden' });
  await teacher.text('好了').nth(1).waitFor();
  expect(await widthOf(teacher, '作业图片 1')).toBe(600);
  expect(await findingsOf(teacher, 'homework/post-picture')).toEqual({});
  await teacher.screen.getByRole('switch', { name: '不是机械重复，也不是惩罚' }).click();
  await teacher.tap('公布');
  await teacher.text(/三（3）班 · 已公布/).waitFor();

  const parent = await phoneOf('demo-g-3-3-01');
  await parent.open(routes.homeworkToday);
  await parent.text(/见图片/).waitFor();
  expect(await widthOf(parent, '作业图片 1')).toBe(600);
  expect(await widthOf(parent, '作业图片 2')).toBeGreaterThan(700);
  const room = await parent.button('作业图片 1').boundingBox();
  expect([room?.width, room?.height]).toEqual([96, 128]);
  expect(await findingsOf(parent, 'homework/today-picture')).toEqual({});
  await parent.tap('作业图片 1');
  await parent.page.locator('.preview-image img').first().waitFor();
  await keepPicture(parent, 'homework/picture-large');

  // The way fails: the words stay, and the picture says what to do, in the same room.
  const colleague = await phoneOf('demo-t-6-1');
  await colleague.page.route('**/storage/**', (route) => route.abort());
  await colleague.open(routes.homeworkClassDay);
  await colleague.button('图片没有打开，点一下再试').waitFor();
  expect(await findingsOf(colleague, 'homework/picture-failed')).toEqual({});
  await colleague.page.unroute('**/storage/**');
  await colleague.tap('图片没有打开，点一下再试');
  expect(await widthOf(colleague, '作业图片 1')).toBe(600);
});

test('H1: no homework today is one tap; at 16:00 the class teacher sees what is missing and asks', async () => {
  const english = await phoneOf('demo-en-5');
  await english.open(routes.homeworkPost);
  await english.tap('今天没有');
  await english.text(/五（3）班 · 今天没有/).waitFor();

  await stage.world.skipTo(at(monday, '16:00'));
  const teacher = await phoneOf('demo-t-5-3');
  await teacher.open(routes.homeworkClassDay);
  await teacher.text('还差 2 科').waitFor();
  await teacher.tap('提醒 数学');
  await teacher.text('提醒过了').waitFor();
});

test('H3: a week timed and written without a network is sent when it is back; the other parent’s words are told', async () => {
  const { world } = stage;
  const childId = 'demo-s-6-1-20';
  const parent = await phoneOf('demo-g-6-1-20');
  await parent.open(routes.homeworkToday);
  await parent.tap('数学 开始计时');
  await parent.text(/正在计时/).waitFor();
  await world.skipTo((await world.nowMs()) + 37 * 60_000);
  await parent.open(routes.homeworkToday);
  await parent.tap('数学 停下');
  await parent.text(/今天写了 3[678] 分/).waitFor();
  await parent.tap('填这周实际写了多久');
  await parent.text('35 分').waitFor();

  await parent.context.setOffline(true);
  await slide(parent, 'real-chinese', 30);
  await parent.screen.getByRole('radio', { name: '偏难' }).click();
  await parent.tap('提交');
  await parent.text('没有网络。都存着，连上就交').first().waitFor();
  const asked = async () =>
    (await (await world.as('demo-g-6-1-20')).call(weekForm, { childId })).week;
  expect((await asked()).form).toBeNull();
  await parent.context.setOffline(false);
  await parent.text(/已经交了/).waitFor();
  expect((await asked()).form).toMatchObject({ difficulty: 'hard' });

  // The other parent's phone: here the same account, opened before and written after.
  const [first, second] = [await phoneOf('demo-g-6-1-20'), await phoneOf('demo-g-6-1-20')];
  for (const phone of [first, second]) {
    await phone.open(routes.homeworkWeek);
    await phone.text(/已经交了/).waitFor();
  }
  await slide(first, 'real-chinese', 45);
  await first.tap('再交一次');
  await first.text(/已经交了/).waitFor();
  await slide(second, 'real-chinese', 20);
  await second.tap('再交一次');
  await second
    .text(/家里另一位刚填过这周的表/)
    .first()
    .waitFor();
  expect((await asked()).form?.minutes[0]?.minutes).toBe(45);
  await second.tap('再交一次');
  await second.text(/已经交了/).waitFor();
  expect((await asked()).form?.minutes[0]?.minutes).toBe(20);
});
