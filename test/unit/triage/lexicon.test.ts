import { triage } from '../../../src/shared/triage';
import { compileLexicon } from '../../../src/shared/triage/compile';
import { lexicon } from '../../../src/shared/triage/lexicon';
import { parsePattern, patternsIn } from '../../../src/shared/triage/pattern';
import { DOUBLED } from '../../../src/shared/triage/stream';
import { triageThresholds } from '../../../src/shared/triage/thresholds';

function spell(word: readonly number[]): string {
  return word
    .map((code) => String.fromCharCode(code % DOUBLED).repeat(code >= DOUBLED ? 2 : 1))
    .join('');
}

function wordsOf(source: string): string[] {
  return parsePattern(source, lexicon.classes).segments.flatMap(({ words }) => words.map(spell));
}

describe('M5: the notation of the lexicon', () => {
  it('writes out alternatives, sets, options and classes', () => {
    expect(wordsOf('想(要|去)?跳')).toEqual(['想要跳', '想去跳', '想跳']);
    expect(wordsOf('[打揍]我')).toEqual(['打我', '揍我']);
    expect(wordsOf('a<digit>')).toEqual(expect.arrayContaining(['a0', 'a1', 'a一']));
  });

  it('keeps a doubled character doubled', () => {
    expect(wordsOf('天天|妈')).toEqual(['天天', '妈']);
  });

  it('reads gaps and edges', () => {
    expect(parsePattern('^爸{6}打我$', {})).toMatchObject({
      gaps: [6],
      atStart: true,
      atEnd: true,
    });
  });

  it('separates patterns at spaces and at bars outside parentheses', () => {
    expect(patternsIn('a|b{2}c|d|(e|f)\n  g')).toEqual(['a|d', 'b{2}c', '(e|f)', 'g']);
  });

  it('cuts a long product into pieces that must stand together', () => {
    const many = '[一二三四五六七八][一二三四五六七八][一二三四五六七八]死';
    const { segments, gaps } = parsePattern(many, {});
    expect(segments.length).toBeGreaterThan(1);
    expect(gaps.every((gap) => gap === 0)).toBe(true);
  });

  it.each(['(a|b', 'a)b', '[ab', '<unknown>', '{3}a', '，'])('refuses %s', (source) => {
    expect(() => parsePattern(source, {})).toThrow();
  });
});

describe('M5: the lexicon', () => {
  it('can be read whole', () => {
    expect(() => compileLexicon(lexicon)).not.toThrow();
  });

  it('names every idea once, by kind, with a reason in plain Chinese', () => {
    const ids = lexicon.groups.map((group) => group.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const group of lexicon.groups) {
      expect(group.reason).toMatch(/^[\u4e00-\u9fff，、]+$/);
      expect(group.weight).toBeGreaterThan(0);
      expect(group.weight).toBeLessThanOrEqual(100);
    }
  });

  it('has no idea that cannot fire: the first word of each pattern alone is found', () => {
    for (const group of lexicon.groups.filter(({ weight }) => weight >= triageThresholds.red)) {
      const [source] = patternsIn(group.patterns);
      const pattern = parsePattern(source ?? '', lexicon.classes);
      const text = pattern.segments.map(({ words }) => spell(words[0] ?? [])).join(' ');
      expect({ id: group.id, level: triage(text, {}, '1.0.0').level }).toEqual({
        id: group.id,
        level: 'red',
      });
    }
  });

  it('stays small: under 80 KB of data, under 25 000 nodes', () => {
    const data = JSON.stringify(lexicon).replace(/(\\n)?\s+/g, ' ');
    expect(Buffer.byteLength(data)).toBeLessThan(80_000);
    expect(compileLexicon(lexicon).words.size).toBeLessThan(25_000);
  });
});
