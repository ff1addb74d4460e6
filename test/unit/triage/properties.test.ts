import fc from 'fast-check';
import { triage } from '../../../src/shared/triage';
import { compileLexicon } from '../../../src/shared/triage/compile';
import { judgeText } from '../../../src/shared/triage/engine';
import { lexicon } from '../../../src/shared/triage/lexicon';
import { judgeWithModel } from '../../../src/shared/triage/model/judge';
import { noise, toFullWidth, toTraditional } from './disguises';
import { calm } from './sentences-calm';
import { calmSecond } from './sentences-calm-second';
import { redAbuse } from './sentences-red-abuse';
import { redFirst } from './sentences-red-first';
import { redOthers, redThirdPerson } from './sentences-red-others';
import { redSecond } from './sentences-red-second';
import { redSelf } from './sentences-red-self';

const allRed = [
  ...redSelf,
  ...redOthers,
  ...redThirdPerson,
  ...redAbuse,
  ...redFirst,
  ...redSecond,
];
const redText = fc.constantFrom(...allRed);
const calmText = fc.constantFrom(...calm, ...calmSecond);
const runs = { numRuns: 250 };

describe('M5: dodging never lowers a red', () => {
  it('spaces, zero-width characters, symbols and emoji anywhere', () => {
    const noises = fc.infiniteStream(fc.option(noise, { freq: 3, nil: '' }));
    fc.assert(
      fc.property(redText, noises, (text, stream) => {
        const noisy = [...text].map((c) => `${stream.next().value}${c}`).join('');
        expect(triage(noisy).level).toBe('red');
      }),
      runs,
    );
  });

  it('the same sign between all characters', () => {
    fc.assert(
      fc.property(redText, noise, (text, sign) => {
        expect(triage([...text].join(sign)).level).toBe('red');
      }),
      runs,
    );
  });

  it('full stops and line breaks between all characters', () => {
    for (const text of [
      '我不想活了',
      '我想死',
      '我今晚就从楼顶跳下去',
      '叔叔摸我下面',
      '我要杀了他',
    ]) {
      for (const sign of ['。', '\n', '，', '.', '、']) {
        expect({ text, sign, level: triage([...text].join(sign)).level }).toMatchObject({
          level: 'red',
        });
      }
    }
  });

  it('full width, traditional script, capitals and stutter', () => {
    fc.assert(
      fc.property(redText, (text) => {
        const stutter = text.replace(/[\u4e00-\u9fff]/g, (c) => c.repeat(3));
        for (const dodge of [toFullWidth(text), toTraditional(text), text.toUpperCase(), stutter]) {
          expect(triage(dodge).level).toBe('red');
        }
      }),
      runs,
    );
  });
});

describe('M5: a sentence that alone has no level never lowers a red', () => {
  const none = fc.constantFrom(
    ...[...calm, ...calmSecond].filter((text) => triage(text).level === 'none'),
  );

  it.each(['。', '\n', '！'])('before and after, divided by %j', (divider) => {
    fc.assert(
      fc.property(none, redText, none, (before, text, after) => {
        expect(triage([before, text, after].join(divider)).level).toBe('red');
      }),
      runs,
    );
  });
});

describe('M5: the plainest words are not lost beside harmless ones, whatever divides them', () => {
  const plainest = ['我想死', '我不想活了', '我要跳楼', '我想自杀', '我要杀了他'];
  const harmless = [
    '哈哈哈哈哈哈',
    '我们班拔河赢了！',
    '这个作文题目怎么写啊',
    '数学作业写到几页？',
  ];

  it.each(['。', '，', ' ', ''])('%j', (divider) => {
    for (const red of plainest) {
      for (const other of harmless) {
        for (const text of [`${red}${divider}${other}`, `${other}${divider}${red}`]) {
          expect({ text, level: triage(text).level }).toMatchObject({ level: 'red' });
        }
      }
    }
  });
});

describe('M5: for any text', () => {
  const piece = fc.oneof(
    redText,
    calmText,
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('，', '。', '\ud800', '\udc00', '不', '没有', '死', 'zs', '$ne', '{"a":1}'),
  );
  const anyText = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));

  it('spans lie inside it, are not empty, and exist exactly when there is a level', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { level, score, kind, spans } = triage(text);
        expect(spans.length > 0).toBe(level !== 'none');
        expect(kind !== null).toBe(level !== 'none');
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      runs,
    );
  });

  it('the same text gives the same answer', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(triage(text)).toEqual(triage(text));
      }),
      runs,
    );
  });
});

describe('M5: work grows linearly with the text', () => {
  const compiled = compileLexicon(lexicon);

  function stepsFor(text: string, judge: typeof judgeText): number {
    const counter = { steps: 0 };
    judge(text, {}, compiled, counter);
    return counter.steps;
  }

  it.each([
    ['risk words', '我想死自杀跳楼'],
    ['one character', '死'],
    ['beginnings of long patterns', '没有我他们没有没有我'],
    ['subjects and verbs', '叔叔他摸我手'],
    ['idioms', '笑死累死不想死'],
    ['letters', 'woxiangsi'],
    ['spaced letters', 'w o x i '],
    ['digits', '44440'],
    ['emoji', '🔪我😂'],
    ['punctuation', '想。死，'],
  ])('30 KB of %s', (_, unit) => {
    const full = unit.repeat(Math.ceil(30_000 / Buffer.byteLength(unit)));
    const half = full.slice(0, full.length / 2);
    const steps = stepsFor(full, judgeText);
    expect(steps).toBeLessThan(2.2 * stepsFor(half, judgeText));
    expect(steps).toBeLessThan(60 * full.length);
    const learnt = stepsFor(full, judgeWithModel);
    expect(learnt).toBeLessThan(2.2 * stepsFor(half, judgeWithModel));
    expect(learnt).toBeLessThan(600 * full.length);
  });

  it('1 MB', () => {
    const full = '今天数学课讲了函数，我没听懂。我想死'.repeat(20_000);
    expect(Buffer.byteLength(full)).toBeGreaterThan(1_000_000);
    expect(stepsFor(full, judgeWithModel)).toBeLessThan(
      2.2 * stepsFor(full.slice(0, full.length / 2), judgeWithModel),
    );
  });
});
