/** What of a thread is handed to WeChat's view layer, and when: pure rules, on any thread there may be. */
import fc from 'fast-check';
import { askAfter } from '../../src/features/messages/merge-messages';
import {
  followEnd,
  hiddenOf,
  openAtEnd,
  portionsOf,
  shareRoom,
  showEarlier,
  type Shown,
} from '../../src/features/messages/shown-messages';
import { timeline } from '../../src/features/messages/timeline';
import { countThatFits, jsonBytes, textRoomBytes } from '../../src/features/messages/view-room';

const room = textRoomBytes;

interface Message {
  seq: number;
  size: number;
}

const sizeOf = ({ size }: Message) => size;
const sum = (messages: readonly Message[]) => messages.reduce((total, { size }) => total + size, 0);
const thread = (sizes: readonly number[], from = 1): Message[] =>
  sizes.map((size, index) => ({ seq: from + index, size }));
const portions = (shown: Shown, messages: readonly Message[]) =>
  portionsOf(shown, messages, ({ seq }) => seq);

/** From a short line to the longest message with underlined places everywhere. */
const sizes = (minLength: number) =>
  fc.array(fc.integer({ min: 450, max: 16_000 }), { minLength, maxLength: 80 });

test('setData: bytes are those of the JSON that crosses, whatever characters there are', () => {
  const units = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
    .map((codes) => String.fromCharCode(...codes));
  const text = fc.oneof(units, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(text, (words) => {
      expect(jsonBytes(words)).toBe(Buffer.byteLength(JSON.stringify(words)));
    }),
    { numRuns: 500 },
  );
  expect(jsonBytes('心'.repeat(2_000))).toBe(6_002);
  expect(jsonBytes('😀\n"\\\u0007\ud800')).toBe(Buffer.byteLength('"😀\\n\\"\\\\\\u0007\\ud800"'));
});

test('setData: as many as fit and never none, however big the first is; no more are looked at', () => {
  expect(countThatFits([], room)).toBe(0);
  expect(countThatFits([room + 1, 1], room)).toBe(1);
  expect(countThatFits([room - 1, 1, 1], room)).toBe(2);
  expect(countThatFits(Array<number>(100).fill(1), room)).toBe(30);
  function* endless() {
    for (;;) yield 10_000;
  }
  expect(countThatFits(endless(), room)).toBe(2);
});

test('setData: reading back takes every message once, in order, in portions that fit', () => {
  fc.assert(
    fc.property(sizes(1), fc.integer({ min: 0, max: room }), (list, roomBytes) => {
      const messages = thread(list);
      let shown = openAtEnd(messages, sizeOf, roomBytes);
      while (hiddenOf(shown, messages).length > 0) {
        const before = portions(shown, messages);
        shown = showEarlier(shown, messages, sizeOf);
        // What stands is not cut anew: it would be handed over again.
        expect(portions(shown, messages).slice(0, -1)).toEqual(before);
      }
      const all = portions(shown, messages);
      expect([...all].reverse().flat()).toEqual(messages);
      all.forEach((portion, index) => {
        const limit = index === 0 ? roomBytes : room;
        expect(portion.length === 1 || sum(portion) <= limit).toBe(true);
        expect(portion.length).toBeGreaterThan(0);
      });
      expect(showEarlier(shown, messages, sizeOf)).toBe(shown);
    }),
  );
});

test('setData: what comes stands beneath and moves nothing; too much at once opens the end anew', () => {
  fc.assert(
    fc.property(sizes(0), sizes(1), (list, more) => {
      const messages = thread(list);
      const longer = [...messages, ...thread(more, list.length + 1)];
      const shown = openAtEnd(messages, sizeOf);
      const next = followEnd(shown, longer, sizeOf);
      const fresh = longer.slice(list.length);
      if (next.opening === shown.opening) {
        expect(next.firstSeqs).toEqual(shown.firstSeqs);
        expect(fresh.length === 1 || sum(fresh) <= room).toBe(true);
        expect(portions(next, longer)[0]?.slice(-fresh.length)).toEqual(fresh);
      } else {
        expect(fresh.length > 30 || sum(fresh) > room).toBe(true);
        expect(next.firstSeqs).toEqual(openAtEnd(longer, sizeOf).firstSeqs);
      }
      expect(followEnd(next, longer, sizeOf)).toBe(next);
    }),
  );
});

test('setData: a message that crossed the last one opens the end anew, with all in order', () => {
  const messages = thread([500, 500, 500, 500]);
  const shown = openAtEnd(
    messages.filter(({ seq }) => seq !== 3),
    sizeOf,
  );
  const next = followEnd(shown, messages, sizeOf);
  expect(next.opening).toBe(shown.opening + 1);
  expect(portions(next, messages)).toEqual([messages]);
});

test('setData: draft, newest message, those that wait and the others share one room', () => {
  const waiting = fc.array(fc.integer({ min: 450, max: 7_000 }), { maxLength: 10 });
  const one = fc.integer({ min: 0, max: 12_000 });
  fc.assert(
    fc.property(one, one, waiting, (draft, newest, bytes) => {
      const { waitingWhole, messageRoomBytes } = shareRoom(draft, newest, bytes);
      const whole = waitingWhole === 0 ? [] : bytes.slice(-waitingWhole);
      const taken = draft + messageRoomBytes + whole.reduce((total, size) => total + size, 0);
      expect(taken).toBeLessThanOrEqual(Math.max(room, draft + newest));
      expect(messageRoomBytes).toBeGreaterThanOrEqual(newest);
    }),
  );
  expect(shareRoom(0, 6_000, [6_000, 6_000, 6_000, 6_000]).waitingWhole).toBe(3);
});

test('M4: a phone asks from where a message is missing, or may still turn to 已读', () => {
  const known = (...list: [seq: number, open?: 'open'][]) =>
    list.map(([seq, open]) => ({ messageId: `${seq}`, seq, open: open === 'open' }));
  const isOpen = ({ open }: { open: boolean }) => open;
  expect(askAfter([], isOpen)).toBe(0);
  expect(askAfter(known([1], [2], [3]), isOpen)).toBe(3);
  expect(askAfter(known([1], [2, 'open'], [3]), isOpen)).toBe(1);
  expect(askAfter(known([1, 'open']), isOpen)).toBe(0);
  // The other side's third was written while the own fourth was on its way.
  expect(askAfter(known([1], [2], [4, 'open']), isOpen)).toBe(2);
  expect(askAfter(known([1, 'open'], [2], [4]), isOpen)).toBe(0);
});

test('M1: a day is named before its first message only, wherever the list begins', () => {
  const dayMs = 24 * 3_600_000;
  const nowMs = Date.parse('2026-12-02T12:34:00+08:00');
  const messages = [0, 0, 1, 1, 2, 2].map((day, index) => ({
    seq: index + 1,
    from: index % 3 === 0 ? 'me' : 'teacher',
    sentAtMs: nowMs - (2 - day) * dayMs + index,
  }));
  const all = timeline(messages, 0, nowMs);
  expect(all.map(({ beginsDay }) => beginsDay)).toEqual([true, false, true, false, true, false]);
  expect(all.map(({ dayName }) => dayName)).toContain('昨天');
  for (let start = 0; start <= messages.length; start += 1) {
    expect(timeline(messages, start, nowMs)).toEqual(all.slice(start));
  }
});
