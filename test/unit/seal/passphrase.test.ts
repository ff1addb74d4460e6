/** M6: words that can be read aloud, tries that are counted, what is missing before a box opens. */
import { newPassphrase, newRecoveryCode } from '../../../cloudfunctions/platform/seal/holder-key';
import { unwrapKey, wrapKey } from '../../../cloudfunctions/platform/seal/wrap';
import { channelLacks } from '../../../src/shared/seal/channel';
import {
  looksLikePassphrase,
  normalSecret,
  passphraseWordCount,
} from '../../../src/shared/seal/passphrase';
import { noTries, pauseMs, takeTry, triesInARow } from '../../../src/shared/seal/tries';
import { passphraseWords } from '../../../src/shared/seal/words';

test('M6: 256 different words of two characters: nine of them are more than 70 bits', () => {
  expect(new Set(passphraseWords).size).toBe(256);
  expect(passphraseWords.filter((word) => !/^[\u4e00-\u9fff]{2}$/.test(word))).toEqual([]);
  expect(passphraseWordCount * Math.log2(passphraseWords.length)).toBeGreaterThan(70);
  const made = Array.from({ length: 200 }, newPassphrase);
  expect(new Set(made).size).toBe(200);
  expect(made.every(looksLikePassphrase)).toBe(true);
  expect(newRecoveryCode()).toMatch(/^(\d{4} ){5}\d{4}$/);
});

test('M6: however it is typed, it is the same; and nothing else is', async () => {
  const key = Buffer.alloc(32, 5);
  const wrap = await wrapKey(key, '苹果 钢琴 月亮', 'person', 10);
  expect(normalSecret(' 苹果，钢琴\n月亮。')).toBe('苹果钢琴月亮');
  expect(await unwrapKey(wrap, '苹果钢琴　月亮', 'person')).toEqual(key);
  expect(await unwrapKey(wrap, '苹果月亮钢琴', 'person')).toBeNull();
  expect(await unwrapKey(wrap, '苹果 钢琴 月亮', 'another person')).toBeNull();
});

test('M6: five tries in a row, then a pause before each further one', () => {
  let tries = noTries;
  for (let used = 1; used <= triesInARow; used += 1) {
    const taken = takeTry(tries, 0);
    expect(taken).not.toBeNull();
    tries = taken ?? tries;
  }
  expect(takeTry(tries, pauseMs - 1)).toBeNull();
  const sixth = takeTry(tries, pauseMs);
  expect(sixth).toEqual({ triesCount: 6, pausedUntilMs: 2 * pauseMs });
});

test('M6: a box opens after two holders of each key and a drill, in this order, and stays open', () => {
  expect(channelLacks({ leader: 0, lead: 1 }, false)).toEqual([
    'holders-leader',
    'holders-lead',
    'drill',
  ]);
  expect(channelLacks({ leader: 2, lead: 2 }, false)).toEqual(['drill']);
  expect(channelLacks({ leader: 1, lead: 2 }, true)).toEqual([]);
});
