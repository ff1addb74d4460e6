/** The same promises as `properties.test.ts`, over what writers brought instead of what the lexicon was mended with. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { triage } from '../../../src/shared/triage';
import { noise, toFullWidth, toTraditional } from './disguises';

const folder = path.join(__dirname, '..', '..', '..', 'tools', 'triage', 'corpus');

/** Texts of one label, `R` or `N`, of the files whose names begin so. */
function linesOf(label: string, prefix: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && name.endsWith('.txt'))
    .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.startsWith(label))
    .map((line) => line.slice(3));
}

const isRed = (text: string): boolean => triage(text).level === 'red';
const red = fc.constantFrom(...linesOf('R', 'plain-')).filter(isRed);
const none = fc
  .constantFrom(...linesOf('N', 'everyday-'))
  .filter((text) => triage(text).level === 'none');
const runs = { numRuns: 300 };

describe('M5: of the sentences that were learnt from', () => {
  it('noise anywhere does not lower a red', () => {
    const noises = fc.infiniteStream(fc.option(noise, { freq: 3, nil: '' }));
    fc.assert(
      fc.property(red, noises, (text, stream) => {
        expect(isRed([...text].map((c) => `${stream.next().value}${c}`).join(''))).toBe(true);
      }),
      runs,
    );
  });

  it('full width, traditional script and capitals do not lower a red', () => {
    fc.assert(
      fc.property(red, (text) => {
        for (const dodge of [toFullWidth(text), toTraditional(text), text.toUpperCase()]) {
          expect({ dodge, red: isRed(dodge) }).toEqual({ dodge, red: true });
        }
      }),
      runs,
    );
  });

  it('a sentence that alone has no level does not lower a red', () => {
    const divider = fc.constantFrom('。', '\n', '！', '？');
    fc.assert(
      fc.property(none, red, none, divider, (before, text, after, between) => {
        expect(isRed([before, text, after].join(between))).toBe(true);
      }),
      runs,
    );
  });

  it.each(['，', ' '])('nor, divided by %j only, in nine of ten messages', (divider) => {
    const every = (lines: string[], step: number) => lines.filter((_, at) => at % step === 0);
    const reds = every(linesOf('R', 'plain-'), 40).filter(isRed);
    const nones = every(linesOf('N', 'everyday-'), 20).filter((t) => triage(t).level === 'none');
    const kept = reds.filter((text, at) =>
      isRed([nones[at % nones.length], text, nones[(at * 7) % nones.length]].join(divider)),
    );
    expect(reds.length).toBeGreaterThan(300);
    expect(kept.length).toBeGreaterThan(reds.length * 0.9);
  });
});
