/** The same promises as `properties.test.ts`, over what writers brought instead of what the lexicon was mended with. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { triage } from '../../../src/shared/triage';
import { hasRiskEmoji } from '../../../src/shared/triage/characters';
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
  it('a space between all characters lowers not one red in a thousand', () => {
    const reds = linesOf('R', 'plain-')
      .filter((_, at) => at % 20 === 0)
      .filter(isRed);
    const lowered = reds.filter((text) => !isRed([...text].join(' ')));
    expect(reds.length).toBeGreaterThan(1000);
    expect(lowered.length).toBeLessThanOrEqual(reds.length / 1000);
  });

  it('and where that one space does not, no noise anywhere does', () => {
    const noises = fc.infiniteStream(fc.option(noise, { freq: 3, nil: '' }));
    const spread = red.filter((text) => !hasRiskEmoji(text) && isRed([...text].join(' ')));
    fc.assert(
      fc.property(spread, noises, (text, stream) => {
        expect(isRed([...text].map((c) => `${stream.next().value}${c}`).join(''))).toBe(true);
      }),
      runs,
    );
  });

  it.each(['永bie', '想剁liao他', "i'm gonna jump", 'wo zai tian tai'])(
    'letters of one word do not hide by being parted: %s',
    (text) => {
      expect(isRed(text)).toBe(true);
      for (let at = 1; at < text.length; at += 1) {
        for (const sign of [' ', '·', '😂']) {
          const parted = `${text.slice(0, at)}${sign}${text.slice(at)}`;
          expect({ parted, red: isRed(parted) }).toEqual({ parted, red: true });
        }
      }
      expect(isRed([...text].join('_'))).toBe(true);
    },
  );

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
