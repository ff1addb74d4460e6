import fc from 'fast-check';
import { DIGITS, readRows, readWeights } from '../../../src/shared/triage/model/weights';
import { KEY_BITS } from '../../../src/shared/triage/model/keys';
import { rowsOf, write } from '../../../tools/triage/ship.mjs';

describe('M5: what was learnt ships without loss', () => {
  const place = fc.integer({ min: 0, max: (1 << KEY_BITS) - 1 });
  const weight = fc.integer({ min: -31, max: 31 });

  it('weights read are weights written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(place, weight), { maxLength: 50 }), (entries) => {
        const weights = new Int8Array(1 << KEY_BITS);
        for (const [at, value] of entries) weights[at] = value;
        // Four million numbers: compared as bytes, not one by one.
        const found = readWeights(write(rowsOf(weights), DIGITS));
        expect(Buffer.compare(Buffer.from(found.buffer), Buffer.from(weights.buffer))).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it('rows read are rows written', () => {
    const row = fc.tuple(weight, weight, weight, weight);
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(place, row), { selector: ([at]) => at }), (entries) => {
        const rows = entries
          .map(([at, values]) => ({ place: at, row: values }))
          .sort((a, b) => a.place - b.place);
        const found = readRows(write(rows, DIGITS), 4);
        expect([...found].map(([at, values]) => ({ place: at, row: [...values] }))).toEqual(rows);
      }),
    );
  });
});
