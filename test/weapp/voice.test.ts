/** M1 on the compiled WeChat pages: speaking instead of writing, from the microphone to the colleague's ear. */
import { mp3Of } from '../stories/messages/voice-fixture';
import { minuteMs } from '../harness/world';
import { expectLittle, mostBytes } from './harness';
import type { Phone } from './phone';
import { phoneStage, Thumb } from './phone-stage';

const stage = phoneStage();
const sound = (seconds: number) => mp3Of(seconds).toString('base64');

async function speaks(phone: Phone, seconds: number): Promise<void> {
  phone.wechat.sounds.heard = sound(seconds);
  await phone.tap('#voice');
  await phone.pass(seconds * 1_000);
  await phone.tap('#voice-stop');
}

test('M1: four taps from the home a voice is with the teacher, who must listen before saying that nothing is needed', async () => {
  const phone = await stage.start(stage.world.student(80));
  phone.wechat.sounds.heard = sound(42);
  const thumb = new Thumb(phone);
  await thumb.tap('#write');
  // The caution stands there before anybody speaks.
  expect(phone.page.text()).toContain('认识你的老师，可能听得出你的声音。');
  await thumb.tap('#voice');
  await phone.pass(42_000);
  expect(phone.page.text()).toContain('正在录 0:42');
  await thumb.tap('#voice-stop');
  expect(phone.page.text()).toContain('先听一听再发。认识你的老师，可能听得出你的声音。');
  expectLittle(await phone.tap('#voice-listen'));
  expect(phone.wechat.sounds.played).toEqual([sound(42)]);
  await phone.measured(() => phone.wechat.sounds.finish());
  // Nothing of it crosses to the view, and nothing stays on the phone but the draft.
  expect((await phone.tap('#send')).largest).toBeLessThan(mostBytes);
  expect(thumb.moves + 1).toBe(4);
  expect(phone.page.route).toBe('features/messages/own-thread/index');
  expect(phone.page.texts('.msg.me')).toEqual([expect.stringMatching(/^42 秒已送达 .* · 还没听$/)]);
  expect([...phone.wechat.sounds.files.keys()]).toEqual([]);
  expect(JSON.stringify([...phone.storage])).not.toContain(sound(42).slice(0, 200));
  expect(phone.callsOf('messages.add-voice')).toHaveLength(2);

  const duty = await stage.start(await stage.world.onDuty());
  await duty.tap('去收件箱');
  expect(duty.page.text()).toContain('有语音，还没有人听 · ［语音 42 秒］');
  await duty.tap('有语音，还没有人听 · ［语音 42 秒］');
  expect(duty.page.text()).toContain('还没有人听');
  // Nothing was judged, so nothing is said to have been found harmless.
  expect(duty.page.text()).toContain('语音还没人听过，系统听不懂');
  expect(duty.page.text()).not.toContain('没有发现危险');
  await duty.tap('#no-reply');
  expect(duty.wechat.said.at(-1)).toBe('有一段语音还没有人听。先点开听一听，再决定。');
  expectLittle(await duty.tap('听语音，42 秒'));
  expect(duty.wechat.sounds.played).toEqual([sound(42)]);
  expect(duty.page.text()).toContain('听过了');
  await duty.measured(() => duty.wechat.sounds.finish());
  expect([...duty.wechat.sounds.files.keys()]).toEqual([]);
  await duty.tap('#no-reply');
  expect(duty.page.text()).toContain('无需回复');
  await phone.pass(minuteMs);
  expect(phone.page.texts('.msg.me').join()).toContain('听过了');
});

test('M1: without a network a voice waits on the phone, and goes out once when its page is opened and the way is back', async () => {
  const phone = await stage.start(stage.world.student(81));
  await phone.tap('#write');
  await phone.network('down');
  await speaks(phone, 3);
  await phone.tap('难过');
  await phone.tap('#send');
  await phone.pass(5_000);
  expect(phone.page.text()).toContain('还没发出去。连上网，打开这一页会再发。');
  const { storage } = phone;
  phone.end();

  const again = await stage.start(stage.world.student(81), storage);
  again.wechat.refuse = 'messages.add-voice';
  await again.tap('#write');
  await again.pass(5_000);
  expect(again.page.text()).toContain('还没发出去。');
  expectLittle(await again.tap('#voice-listen'));
  expect(again.wechat.sounds.played).toEqual([sound(3)]);
  again.wechat.refuse = null;
  await again.network('down');
  await again.network('up');
  await again.pass(30_000);
  expect(again.page.route).toBe('features/messages/own-thread/index');
  expect(again.page.texts('.msg.me')).toEqual([expect.stringMatching(/^难过3 秒已送达/)]);
  expect(JSON.stringify([...storage])).not.toContain(sound(3).slice(0, 200));

  // In a thread that has begun: recorded anew, dropped, and one whose answer was lost is there once.
  await speaks(again, 2);
  await again.tap('#voice-again');
  await again.pass(4_000);
  await again.tap('#voice-cancel');
  expect(again.page.text()).toContain('2 秒');
  await again.tap('#voice-drop');
  expect(again.page.has('#voice')).toBe(true);
  await speaks(again, 4);
  await again.network('reply-lost');
  await again.tap('#voice-send');
  await again.pass(5_000);
  await again.network('up');
  await again.pass(30_000);
  expect(again.page.texts('.msg.me')).toEqual([
    expect.stringMatching(/^难过3 秒/),
    expect.stringMatching(/^4 秒/),
  ]);
});

test('M1: a minute ends by itself, what was said stays behind 快速隐藏, and a refused microphone is explained', async () => {
  const phone = await stage.start(stage.world.student(82));
  await phone.tap('#write');
  phone.wechat.sounds.heard = sound(60);
  await phone.tap('#voice');
  await phone.pass(61_000);
  expect(phone.page.text()).toContain('60 秒');
  // Given up, the microphone is off and what was there stays; recorded again it counts from the beginning.
  await phone.tap('#voice-again');
  await phone.pass(2_000);
  await phone.tap('#voice-cancel');
  expect([...phone.wechat.sounds.files.keys()]).toEqual([]);
  expect(phone.page.text()).toContain('60 秒');
  phone.wechat.sounds.heard = sound(5);
  await phone.tap('#voice-again');
  await phone.pass(5_000);
  expect(phone.page.text()).toContain('正在录 0:05');
  await phone.tap('#voice-stop');
  expect(phone.page.text()).toContain('5 秒');
  await phone.tap('#voice-drop');
  // Refused by the cloud, it is told why, and is there to be sent otherwise, heard or dropped.
  phone.wechat.sounds.heard = Buffer.alloc(3_000, 7).toString('base64');
  await phone.tap('#voice');
  await phone.pass(2_000);
  await phone.tap('#voice-stop');
  await phone.tap('#send');
  expect(phone.wechat.said.at(-1)).toBe('这段录音没有录好。再说一次吧，我们在听。');
  expect(phone.page.has('#voice-again')).toBe(true);
  await phone.tap('#voice-drop');
  phone.wechat.sounds.heard = sound(3);
  await phone.tap('#voice');
  await phone.pass(3_000);
  await phone.tap('快速隐藏');
  expect(phone.page.route).toBe('pages/calendar/index');
  await phone.goTo('/features/messages/write/index');
  expect(phone.page.text()).toContain('3 秒');
  await phone.tap('#voice-drop');
  phone.wechat.sounds.heard = null;
  await phone.tap('#voice');
  expect(phone.wechat.said.at(-1)).toContain('要先允许用麦克风');
  expect(phone.page.has('#voice')).toBe(true);
});
