import fc from 'fast-check';
import { notBeforeFor } from '../../../src/shared/messages/quiet-hours';
import { toLocalTime } from '../../../src/shared/time';
import { at } from './roster-fixture';

const quiet = { startHour: 22, endHour: 7 };
const thisMorningMs = at('2026-12-31', '07:00');
const nextMorningMs = at('2027-01-01', '07:00');
const eveningMs = at('2026-12-31', '22:00');

describe('M2: 22:00–07:00 a notice that is not red wakes only duty, backup and lead', () => {
  test.each([
    ['21:59:59.999', eveningMs - 1, eveningMs - 1],
    ['22:00:00.000', eveningMs, nextMorningMs],
    ['23:59:59.999', at('2027-01-01', '00:00') - 1, nextMorningMs],
    ['00:00:00.000, the next year', at('2027-01-01', '00:00'), nextMorningMs],
    ['06:59:59.999', thisMorningMs - 1, thisMorningMs],
    ['07:00:00.000', thisMorningMs, thisMorningMs],
    ['noon', at('2026-12-31', '12:00'), at('2026-12-31', '12:00')],
  ])('at %s', (_what, atMs, expectedMs) => {
    for (const audience of ['leader', 'pool'] as const) {
      expect(notBeforeFor(audience, false, atMs, quiet)).toBe(expectedMs);
      expect(notBeforeFor(audience, true, atMs, quiet)).toBe(atMs);
    }
    for (const audience of ['duty', 'backup', 'lead'] as const) {
      expect(notBeforeFor(audience, false, atMs, quiet)).toBe(atMs);
    }
  });

  test('other hours of the school’s policy count', () => {
    const longer = { startHour: 20, endHour: 8 };
    expect(notBeforeFor('leader', false, at('2026-12-31', '20:00'), longer)).toBe(
      at('2027-01-01', '08:00'),
    );
  });

  test('a waiting notice is never early, waits less than the night, and leaves outside it', () => {
    const instants = fc.integer({ min: at('2026-01-01', '00:00'), max: at('2027-01-01', '00:00') });
    fc.assert(
      fc.property(instants, (atMs) => {
        const notBeforeMs = notBeforeFor('leader', false, atMs, quiet);
        expect(notBeforeMs - atMs).toBeGreaterThanOrEqual(0);
        expect(notBeforeMs - atMs).toBeLessThanOrEqual(9 * 3_600_000);
        const time = toLocalTime(notBeforeMs);
        expect(time >= '07:00' && time < '22:00').toBe(true);
      }),
    );
  });
});
