import fc from 'fast-check';
import {
  messageMaxCharacters,
  messageTextSchema,
  reasonSchema,
} from '../../../src/shared/messages/model';
import { wellFormed } from '../../../src/shared/messages/well-formed';

const { toWellFormed } = String.prototype as unknown as { toWellFormed(this: string): string };

/** Any UTF-16 units, halves of characters often. */
const units = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0xd7fe, max: 0xe001 }),
      fc.constantFrom(0x20, 0x4e00),
    ),
    { maxLength: 40 },
  )
  .map((codes) => String.fromCharCode(...codes));

test('M1: any text becomes the well-formed text that the language itself would make of it', () => {
  fc.assert(
    fc.property(units, (text) => {
      expect(wellFormed(text)).toBe(toWellFormed.call(text));
    }),
    { numRuns: 2_000 },
  );
});

test('M1: what is stored is what was accepted: UTF-8 there and back changes nothing', () => {
  fc.assert(
    fc.property(units, (text) => {
      const parsed = messageTextSchema.safeParse(text);
      if (!parsed.success) return expect(toWellFormed.call(text).trim()).toBe('');
      expect(Buffer.from(parsed.data, 'utf8').toString('utf8')).toBe(parsed.data);
      expect(messageTextSchema.parse(parsed.data)).toBe(parsed.data);
      return undefined;
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['我很难过\ud83d', '我很难过\ufffd'],
  ['\ude00我', '\ufffd我'],
  ['\ud83d\ud83d\ude00\ude00', '\ufffd😀\ufffd'],
  ['😀👨‍👩‍👧', '😀👨‍👩‍👧'],
])('M1: %j is kept as %j, in messages and in reasons', (sent, kept) => {
  expect(messageTextSchema.parse(sent)).toBe(kept);
  expect(reasonSchema.parse(sent.padEnd(2, '。'))).toBe(kept.padEnd(2, '。'));
});

test('M1: a half character counts as one character of the limit', () => {
  const text = '\ud83d'.repeat(messageMaxCharacters);
  expect(messageTextSchema.parse(text)).toHaveLength(messageMaxCharacters);
  expect(messageTextSchema.safeParse(`${text}\ud83d`).success).toBe(false);
});
