import { createHash } from 'node:crypto';
import { currentTriageVersion, triage, triageVersions } from '../../../src/shared/triage';
import { calm } from './sentences-calm';
import { calmSecond } from './sentences-calm-second';
import { redAbuse } from './sentences-red-abuse';
import { redFirst } from './sentences-red-first';
import { redOthers } from './sentences-red-others';
import { redSelf } from './sentences-red-self';

const texts = [
  ...calm,
  ...calmSecond,
  ...redAbuse,
  ...redFirst,
  ...redOthers,
  ...redSelf,
  '',
  '🯵',
  '老師，我 想 亖 了 wo xiang si',
  'ｉ ｗａｎｔ ｔｏ ｄｉｅ',
];

/**
 * Of every answer of a version. A version that once judged a message never answers otherwise: what
 * changes an answer is a new version, and its digest is added here.
 */
const digests: Readonly<Record<(typeof triageVersions)[number], string>> = {
  '1.0.0': '1c52432334558c5daf1398c88cce59bf',
  '2.0.0': 'a797c92641c6ce54a2b155b02eeeca12',
};

describe('M5: a re-run of an old version gives the same answer', () => {
  it.each(triageVersions)('%s', (version) => {
    const hash = createHash('sha256');
    for (const earlierLevels of [[], ['orange'], ['red']] as const) {
      for (const text of texts)
        hash.update(JSON.stringify(triage(text, { earlierLevels }, version)));
    }
    expect(hash.digest('hex').slice(0, 32)).toBe(digests[version]);
  });

  it('names itself in the verdict; the newest one judges', () => {
    for (const version of triageVersions) expect(triage('你好', {}, version).version).toBe(version);
    expect(triage('你好').version).toBe(currentTriageVersion);
  });
});

describe('M5: levels are cut where the school says', () => {
  it('a lower threshold makes the same words red', () => {
    const text = '我觉得很绝望，看不到希望';
    const { level, score } = triage(text);
    expect(level).toBe('orange');
    const thresholds = { red: score, orange: 20, yellow: 10 };
    expect(triage(text, { thresholds }).level).toBe('red');
  });
});

describe('M5: reasons are a closed list, never made from what a child wrote', () => {
  it('no reason holds a stretch of the text that others with it do not have', () => {
    const reasons = new Set(
      texts.flatMap((text) => triage(text).spans.map(({ reason }) => reason)),
    );
    const odd = '我不想活了，QX7小名叫阿咪咪，爸爸用皮带抽我';
    const known = new Set([
      ...reasons,
      ...triage('我不想活了，爸爸用皮带抽我').spans.map(({ reason }) => reason),
    ]);
    for (const { reason } of triage(odd).spans) {
      expect(reason).not.toContain('阿咪');
      expect(known.has(reason) || /^[\u4e00-\u9fff，、]+$/.test(reason)).toBe(true);
    }
  });
});
