/** T2: codes at the door and the queue of the organiser's phone. */
import fc from 'fast-check';
import {
  digitSteps,
  digitStepMs,
  enqueued,
  fourDigits,
  mostAtOnce,
  nextBatch,
  passText,
  qrHolds,
  qrStepMs,
  qrText,
  readPass,
  readQr,
  stepOf,
  type QueuedCheckIn,
} from '../../../src/shared/training/check-in';

const shown = 1_790_000_000_000 - (1_790_000_000_000 % 60_000);

test('T2: a QR code changes every 15 s and holds for 30 s, no longer', () => {
  const step = stepOf(shown, qrStepMs);
  expect(stepOf(shown + qrStepMs - 1, qrStepMs)).toBe(step);
  expect(stepOf(shown + qrStepMs, qrStepMs)).toBe(step + 1);
  const holdsAt = (seconds: number) => qrHolds(step, shown + seconds * 1_000);
  expect([-4, -3, 0, 29, 29.999, 30, 31].map(holdsAt)).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('T2: four digits change every minute and hold for two', () => {
  const step = stepOf(shown, digitStepMs);
  expect(digitSteps(shown)).toEqual([step, step - 1]);
  expect(digitSteps(shown + 119_999)).toEqual([step + 2, step + 1, step]);
  expect(digitSteps(shown + 120_000)).not.toContain(step);
});

test('T2: what a code and a pass say can be read back; anything else cannot', () => {
  const id = 'session-of-the-term';
  expect(readQr(qrText(id, 42, 'signature'))).toEqual({
    sessionId: id,
    step: 42,
    signature: 'signature',
  });
  expect(readPass(passText(id, 'entry'))).toEqual({ sessionId: id, entryId: 'entry' });
  for (const text of ['', '1234', 'RUNXIN1.a.b.c', 'RUNXIN1.a.1', 'RUNXIN1.a.1.c.d', 'https://a.b'])
    expect([readQr(text), readPass(text)]).toEqual([null, null]);
});

test('T2: any signature gives four digits', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 4 }), (bytes) => {
      expect(fourDigits(bytes)).toMatch(/^\d{4}$/);
    }),
  );
});

const queued = (nonce: string, entryId: string, sheet = 'sheet'): QueuedCheckIn => ({
  nonce,
  sessionId: 'session',
  entryId,
  sheet,
  name: '王芳',
});

test('T2: a family that is scanned twice waits once in the queue, a nonce too', () => {
  const queue = enqueued([], queued('one', 'family-1'));
  expect(enqueued(queue, queued('two', 'family-1'))).toBe(queue);
  expect(enqueued(queue, queued('one', 'family-2'))).toBe(queue);
  expect(enqueued(queue, queued('two', 'family-2'))).toHaveLength(2);
});

test('T2: what leaves together is of one list, the oldest first, and not too much', () => {
  const many = Array.from({ length: mostAtOnce + 5 }, (_, index) =>
    queued(`nonce-${index}`, `family-${index}`),
  );
  expect(nextBatch(many)).toEqual(many.slice(0, mostAtOnce));
  const mixed = [queued('a', '1', 'older'), queued('b', '2', 'newer'), queued('c', '3', 'older')];
  expect(nextBatch(mixed).map(({ nonce }) => nonce)).toEqual(['a', 'c']);
  expect(nextBatch([])).toEqual([]);
});
