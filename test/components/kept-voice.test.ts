import { keepVoice, readVoice, type KeptVoice } from '../../src/features/messages/voice/kept-voice';
import { partsOf } from '../../src/features/messages/voice/send-voice';
import { mostPartBytes, mostParts } from '../../src/shared/messages/voice-contracts';
import { phone } from './shims/taro';

const voice: KeptVoice = {
  bytes: 'UklGRg==',
  seconds: 3,
  taken: 'taken-1',
  requestId: 'request-1',
};

beforeEach(() => phone.reset());

test('M1: a voice that was not sent stays on the phone, for its speaker and its thread alone', () => {
  keepVoice('p1', 'new', voice, true);
  expect(JSON.stringify([...phone.storage.values()])).toContain('UklGRg');
  expect(readVoice('p1', 'new')).toEqual(voice);
  expect([readVoice('p2', 'new'), readVoice('p1', 'thread-1')]).toEqual([undefined, undefined]);
  keepVoice('p1', 'new', undefined, true);
  expect([readVoice('p1', 'new'), phone.storage.size]).toEqual([undefined, 0]);
});

test('M1: where several persons use the phone nothing of a voice is written to it', () => {
  keepVoice('p3', 'new', voice, true);
  keepVoice('p3', 'new', { ...voice, seconds: 4 }, false);
  expect(phone.storage.size).toBe(0);
  expect(readVoice('p3', 'new')?.seconds).toBe(4);
});

test('M1: a minute fits into the parts that may be sent, each into one call', () => {
  const minute = Buffer.alloc(mostPartBytes * mostParts, 1).toString('base64');
  const parts = partsOf(minute);
  expect([parts.length, parts.join('') === minute]).toEqual([mostParts, true]);
  for (const part of parts)
    expect(Buffer.from(part, 'base64').length).toBeLessThanOrEqual(mostPartBytes);
});
