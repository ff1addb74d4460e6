/**
 * H1–H3 on the compiled WeChat pages: a day's homework and a family's week with few taps, what crosses to the view on
 * each of them, and what a lost network does to a week.
 */
import { weekForm } from '../../../src/shared/homework/family-contracts';
import { insertDocument } from '../../harness/change-document';
import { at, minuteMs } from '../../harness/world';
import {
  addPictureOf,
  give,
  monday,
  pictureOf,
  Stored,
} from '../../stories/homework/homework-fixture';
import { expectLittle, mostBytes } from '../harness';
import { phoneStage, Thumb } from '../phone-stage';

const stage = phoneStage((world) => world.skipTo(at(monday, '15:00')));

async function weekOf(place: string, seat: string) {
  const parent = await stage.world.as(`demo-g-${place}-${seat}`);
  return (await parent.call(weekForm, { childId: `demo-s-${place}-${seat}` })).week;
}

test('H1: yesterday’s copied for all classes that owe it: four taps from the home', async () => {
  const phone = await stage.start('demo-en-6');
  const thumb = new Thumb(phone);
  await thumb.tap('公布作业');
  expect(phone.page.text()).toContain('英语，给哪些班');
  await thumb.tap('#copy');
  await thumb.tap('#confirm');
  await thumb.tap('#post');
  expect(thumb.moves).toBe(4);
  expect(phone.wechat.said.at(-1)).toBe('已公布，家长看得到了');
  const stored = await Stored.of(stage.world);
  for (const place of ['6-2', '6-3'])
    expect(stored.post(place, 'english')?.state).toBe('published');
});

test('H1: what was typed is not replaced by last time’s words without a question', async () => {
  const phone = await stage.start('demo-en-5');
  await phone.tap('公布作业');
  await phone.type('text-basic', '背诵第一段');
  await phone.tap('#copy');
  expect(phone.wechat.said.at(-1)).toContain('换成上一次的？');
});

test('H1, H2: written anew over the limit, with a reason: at most seven moves from the home', async () => {
  const phone = await stage.start('demo-t-5-3');
  const thumb = new Thumb(phone);
  await thumb.tap('公布作业');
  // What nobody answered on Saturday, a make-up day, its teacher reads here.
  expect(phone.page.text()).toContain('10月10日 · 五（3）班语文 · 没有公布');
  await thumb.write('text-basic', '写一篇习作');
  await thumb.slide('minutes-basic', 40);
  expect(phone.page.text()).toContain('语文 40 分，上限 25 分');
  await thumb.write('reason', '单元最后一课');
  await thumb.tap('#confirm');
  await thumb.tap('#post');
  expect(thumb.moves).toBeLessThanOrEqual(7);
  expect((await Stored.of(stage.world)).post('5-3', 'chinese')?.state).toBe('waiting');

  const leader = await stage.start('demo-gl-5');
  expectLittle(await leader.tap('超量审批'));
  expect(leader.page.text()).toContain('老师的理由：单元最后一课');
});

test('H1: a photographed page instead of words: four taps from the home; the family opens it large', async () => {
  const phone = await stage.start('demo-t-3-3');
  const thumb = new Thumb(phone);
  const large = pictureOf(0, '', 300);
  phone.wechat.album = [pictureOf(1), large];
  await thumb.tap('公布作业');
  thumb.moves += 1;
  // Each of the two says that it is there when it is: more than three words to the view, none of them large.
  expect((await phone.tap('#add-picture')).bytes).toBeLessThan(mostBytes);
  expect(phone.page.text()).toContain('好了');
  await thumb.tap('#confirm');
  await thumb.tap('#post');
  expect(thumb.moves).toBe(4);
  expect(phone.wechat.said.at(-1)).toBe('已公布，家长看得到了');
  const post = (await Stored.of(stage.world)).post('3-3', 'chinese');
  expect(post?.published?.pictures).toHaveLength(2);
  // Only calls of their own carry pictures, the large one in two parts; none of it crosses to the view.
  const sent = phone.callsOf('homework.add-picture').map(({ input }) => String(input['bytes']));
  expect([sent[0], sent.slice(1).join('')]).toEqual([pictureOf(1), large]);
  expect(sent).toHaveLength(3);

  const parent = await stage.start('demo-g-3-3-01');
  expectLittle(await parent.tap('#today-demo-s-3-3-01'));
  expect(parent.page.text()).toContain('见图片');
  const shown = parent.page.elements().filter(({ ariaLabel }) => ariaLabel === '作业图片 1');
  expect(shown.length).toBeGreaterThan(0);
  // Shows nothing of its own: WeChat opens it above the page.
  await parent.tap('作业图片 1');
  const [urls] = parent.wechat.previewed;
  expect(urls).toHaveLength(2);
  const bytes = Buffer.from(await (await fetch(urls?.[0] ?? '')).arrayBuffer());
  expect(bytes.toString('base64')).toBe(pictureOf(1));
});

test('H1: a picture that could not be sent says so, is not posted, and goes out when it is tried again', async () => {
  const phone = await stage.start('demo-t-4-3');
  phone.wechat.album = [pictureOf(2), 'AAAA'.repeat(120_000)];
  await phone.tap('公布作业');
  await phone.network('down');
  await phone.tap('#add-picture');
  await phone.pass(5_000);
  // The other one does not get small enough to be sent at all.
  expect(phone.wechat.said).toContain('这张打不开，不像是照片。换一张，或者重新拍一张。');
  expect(phone.page.text()).toContain('没发出去，点一下再试');
  await phone.network('up');
  await phone.tap('#confirm');
  await phone.tap('#post');
  expect(phone.wechat.said.at(-1)).toBe('有张图片没发出去，点它再试');
  expectLittle(await phone.tap('作业图片 1没发出去，点一下再试'));
  await phone.tap('#post');
  expect(phone.wechat.said.at(-1)).toBe('已公布，家长看得到了');
});

test('H1: a picture that does not open says so, in the room it had, and opens at the next try', async () => {
  const teacher = await stage.start('demo-t-6-1');
  teacher.wechat.refuse = 'homework.pictures';
  await teacher.tap('作业公布情况');
  await teacher.pass(5_000);
  expect(teacher.page.text()).toContain('图片没有打开，点一下再试');
  teacher.wechat.refuse = null;
  expectLittle(await teacher.tap('图片没有打开，点一下再试'));
  expect(teacher.page.has('.hw-picture-image')).toBe(true);
  await teacher.tap('作业图片 1');
  expect(teacher.wechat.previewed).toHaveLength(1);
});

test('H1: no homework today is two taps from the home', async () => {
  const phone = await stage.start('demo-en-4');
  const thumb = new Thumb(phone);
  await thumb.tap('公布作业');
  await thumb.tap('#none');
  expect(thumb.moves).toBe(2);
  expect((await Stored.of(stage.world)).post('4-3', 'english')?.state).toBe('none');
});

test('H1: what a colleague of the subject gave meanwhile is not written over: 改 joins both, and the total counts both', async () => {
  const lesson = { schoolId: 'demo', classId: 'demo-6-3', subject: 'chinese', weekdays: [1] };
  await insertDocument(stage.world, 'teaching', { _id: 'two', ...lesson, teacherId: 'demo-en-6' });
  const phone = await stage.start('demo-en-6');
  await phone.tap('公布作业');
  await phone.tap('语文');
  await phone.type('text-basic', '背诵第一段');
  await phone.choose('minutes-basic', 5);
  phone.wechat.album = [pictureOf(3)];
  await phone.tap('#add-picture');
  const colleague = { by: 'demo-t-6-3', subject: 'chinese' as const, places: ['6-3'] };
  const theirs = await addPictureOf(stage.world, colleague.by, pictureOf(4));
  await give(stage.world, { ...colleague, minutes: 15, pictures: [theirs] });
  await phone.tap('#confirm');
  await phone.tap('#post');
  const gave = '同科的老师刚给这个班公布过。在“今天的”里点“改”，接着写就好。';
  expect(phone.wechat.said.at(-1)).toBe(gave);
  const { name } = stage.world.person('demo-t-6-3');
  expect(phone.page.text()).toContain(`六（3）班 · 已公布 · ${name}`);
  await phone.tap('改 六（3）班');
  // Once more the colleague is faster: what stood here since is added to that, nothing twice.
  await phone.type('text-basic', '背诵第一段，明天抽查');
  await give(stage.world, { ...colleague, minutes: 10 });
  await phone.tap('#post');
  expect(phone.wechat.said.at(-1)).toBe(gave);
  await phone.tap('改 六（3）班');
  await phone.tap('#post');
  expect(phone.wechat.said.at(-1)).toBe('已公布，家长看得到了');
  const post = (await Stored.of(stage.world)).post('6-3', 'chinese');
  expect(post?.published?.tasks).toEqual([
    { tier: 'basic', text: '练习册第 12 页；背诵第一段，明天抽查', minutes: 15, written: true },
  ]);
  // The colleague took the own picture away; the one taken here stayed through both.
  expect(post?.published?.pictures).toHaveLength(1);
  expect(post?.published?.pictures).not.toContain(theirs);
});

test('H3: a family’s week, prefilled, with two subjects changed: at most eight moves from the home', async () => {
  const phone = await stage.start('demo-g-6-1-11');
  const thumb = new Thumb(phone);
  await thumb.tap('#week-demo-s-6-1-11');
  expect(phone.page.text()).toContain('估计 20 分');
  await thumb.slide('real-mathematics', 35);
  await thumb.slide('real-chinese', 30);
  await thumb.tap('偏难');
  await thumb.tap('烦躁');
  await thumb.tap('#submit');
  expect(thumb.moves).toBeLessThanOrEqual(8);
  const { form } = await weekOf('6-1', '11');
  expect(form).toMatchObject({ difficulty: 'hard', mood: 'upset' });
  expect(form?.minutes.slice(0, 2)).toEqual([
    { subject: 'chinese', minutes: 30 },
    { subject: 'mathematics', minutes: 35 },
  ]);
});

test('H3: a week written without a network stays on the phone when the app closes, and goes out once', async () => {
  const phone = await stage.start('demo-g-6-1-12');
  await phone.tap('#week-demo-s-6-1-12');
  await phone.network('down');
  await phone.choose('real-chinese', 45);
  await phone.tap('#submit');
  await phone.pass(5_000);
  expect(phone.page.text()).toContain('没有网络。都存着，连上就交');
  const { storage } = phone;
  phone.end();
  expect((await weekOf('6-1', '12')).form).toBeNull();

  // Opening the app is enough: its page stays closed.
  const again = await stage.start('demo-g-6-1-12', storage);
  await again.pass(1_000);
  expect(again.wechat.said).toContain('存着的每周作业表，已经交上了');
  expect((await weekOf('6-1', '12')).form?.minutes[0]?.minutes).toBe(45);
  await again.pass(minuteMs);
  expect((await weekOf('6-1', '12')).version).toBe(1);
  expect(again.callsOf('homework.submit-week')).toHaveLength(1);
  await again.tap('#week-demo-s-6-1-12');
  expect(again.page.text()).toContain('已经交了');
});

test('H3: the app opened again without a network shows the kept week; written on, it goes out when the way is back', async () => {
  const phone = await stage.start('demo-g-6-1-16');
  await phone.tap('#week-demo-s-6-1-16');
  await phone.network('down');
  await phone.choose('real-chinese', 50);
  await phone.pass(5_000);
  const { storage } = phone;
  phone.end();

  const again = await stage.start('demo-g-6-1-16', storage, 'down');
  await again.pass(5_000);
  await again.tap('#kept-week');
  await again.pass(5_000);
  expect(again.page.text()).toContain('50 分');
  expect(again.page.text()).toContain('草稿存在这部手机上');
  await again.tap('偏难');
  await again.tap('#submit');
  await again.pass(5_000);
  expect(again.page.text()).toContain('没有网络。都存着，连上就交');
  await again.network('up');
  await again.pass(30_000);
  expect(again.page.text()).toContain('已经交了');
  const { form, version } = await weekOf('6-1', '16');
  expect([form?.difficulty, form?.minutes[0]?.minutes, version]).toEqual(['hard', 50, 1]);
});

test('H3: a week that the cloud could not take just now is kept, said so, and goes out by itself', async () => {
  const phone = await stage.start('demo-g-6-1-15');
  await phone.tap('#week-demo-s-6-1-15');
  phone.wechat.busy = 'homework.submit-week';
  await phone.tap('#submit');
  expect(phone.wechat.said.at(-1)).toBe('这会儿没交上。都存着，过一会儿自动交');
  expect(phone.page.text()).toContain('这会儿没交上。都存着，过一会儿自动交');
  await phone.pass(25_000);
  expect((await weekOf('6-1', '15')).form).toBeNull();
  phone.wechat.busy = null;
  await phone.pass(25_000);
  expect(phone.page.text()).toContain('已经交了');
  expect((await weekOf('6-1', '15')).version).toBe(1);
});

test('H3: a week whose answer was lost is stored once and shown as handed in', async () => {
  const phone = await stage.start('demo-g-6-1-13');
  await phone.tap('#week-demo-s-6-1-13');
  await phone.network('reply-lost');
  await phone.tap('#submit');
  await phone.pass(3_000);
  await phone.network('up');
  await phone.pass(minuteMs);
  expect(phone.page.text()).toContain('已经交了');
  expect((await weekOf('6-1', '13')).version).toBe(1);
});

test('setData: the other pages of homework open with little, and each tap on them hands over little', async () => {
  const parent = await stage.start('demo-g-6-1-14');
  expectLittle(await parent.tap('#today-demo-s-6-1-14'));
  expectLittle(await parent.tap('数学 开始计时'));
  expectLittle(await parent.tap('数学 停下'));
  expect(parent.page.text()).not.toMatch(/级别|红|橙|黄/);

  const teacher = await stage.start('demo-t-4-3');
  expectLittle(await teacher.tap('作业公布情况'));
  expectLittle(await teacher.tap('提醒 数学'));
  expectLittle(await teacher.tap('#to-month'));

  const leader = await stage.start('demo-leader-1');
  expectLittle(await leader.tap('更多'));
  expectLittle(await leader.tap('作业负担'));
  expectLittle(await leader.tap('#to-month'));
  expectLittle(await leader.tap('#before'));
});

test('H2: over the limit after the quiet hour: the teacher reads that nobody is asked any more tonight', async () => {
  await stage.world.jumpTo(at(monday, '22:05'));
  const phone = await stage.start('demo-t-5-3');
  await phone.tap('公布作业');
  await phone.tap('改 五（3）班');
  await phone.type('reason', '单元最后一课');
  await phone.tap('#confirm');
  await phone.tap('#post');
  expect(phone.wechat.said.at(-1)).toBe('超量的记下了。太晚了，今晚不再提醒年级组长');
  expect(phone.page.text()).toContain('太晚了，今晚不再提醒年级组长。改到上限以内马上公布');
});
