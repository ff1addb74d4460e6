import { triage } from '../../../src/shared/triage';
import { calm } from './sentences-calm';
import { calmSecond } from './sentences-calm-second';
import { moods } from './sentences-mood';
import { plain } from './sentences-plain';
import { redAbuse } from './sentences-red-abuse';
import { redFirst } from './sentences-red-first';
import { redOthers, redThirdPerson } from './sentences-red-others';
import { redSecond } from './sentences-red-second';
import { redSelf } from './sentences-red-self';

describe('M5: what pupils write in danger is red, and read as the right kind', () => {
  it.each(redSelf)('self: %s', (text) => {
    expect(triage(text)).toMatchObject({ level: 'red', kind: 'self' });
  });

  it.each(redOthers)('others: %s', (text) => {
    expect(triage(text)).toMatchObject({ level: 'red', kind: 'others' });
  });

  it.each(redAbuse)('abuse: %s', (text) => {
    expect(triage(text)).toMatchObject({ level: 'red', kind: 'abuse' });
  });

  it.each(redThirdPerson)('third person: %s', (text) => {
    expect(triage(text)).toMatchObject({ level: 'red', kind: 'third-person' });
  });

  it.each([...redFirst, ...redSecond])('red: %s', (text) => {
    expect(triage(text).level).toBe('red');
  });
});

describe('M5: everyday talk, lessons, games, grief, anger and denial are not red', () => {
  it.each([...calm, ...calmSecond])('not red: %s', (text) => {
    expect(triage(text).level).not.toBe('red');
  });
});

describe('M5: what nobody wrote before is not taken for danger', () => {
  it.each(plain)('not red: %s', (text) => {
    expect(triage(text).level).not.toBe('red');
  });

  it('nine in ten have no level at all, and three in a hundred at most are orange', () => {
    const levels = plain.map((text) => triage(text).level);
    expect(levels.filter((level) => level === 'none').length).toBeGreaterThan(plain.length * 0.9);
    expect(levels.filter((level) => level === 'orange').length).toBeLessThan(plain.length * 0.03);
  });
});

describe('M5: distress without danger is orange when it lasts, yellow when it passes', () => {
  it.each(moods)('%s: %s', (level, text) => {
    expect(triage(text).level).toBe(level);
  });
});

describe('M5: a few words decide', () => {
  it.each([
    ['我不想死', '我不想活了'],
    ['我没有想过自杀', '我没有一天不想自杀'],
    ['我不会去死的', '我为什么不去死'],
    ['我想死你们了', '我想死'],
    ['坐跳楼机好刺激', '我想跳楼'],
    ['笑得我快要死了', '我快要死了吧，再见'],
    ['电影里女主割腕了', '我割腕了'],
    ['电影里女主自杀了，好可怜', '电影里女主自杀了，我也想这样'],
    ['妈妈打我电话', '妈妈打我'],
    ['妈妈从来不打我', '妈妈从来不听我说，还打我'],
    ['老师摸了摸我的头', '老师摸了摸我的腿'],
    ['这是给妈妈的生日惊喜，是个秘密，不能说', '叔叔说这是我们的秘密，不能说'],
    ['毕业了，手表送给你，我用不着了', '手表送给你，我以后用不着了'],
    ['历史课讲了荆轲带刀刺秦王', '我明天带刀去学校'],
    ['爷爷去年离开了这个世界', '我已经决定要离开这个世界了'],
    ['桌上有一把紫砂壶', '我想紫砂'],
    ['jazz song很好听', '我想zs'],
  ])('not red: %s — red: %s', (harmless, red) => {
    expect(triage(harmless).level).not.toBe('red');
    expect(triage(red).level).toBe('red');
  });
});

describe('M5: words of the lexicon that calm do not reach over a space, since a space may be all the punctuation', () => {
  it.each([
    ['转学了，手表送给你，我用不着了', '转学了 手表送给你，我用不着了'],
    ['电影里她割腕了', '看完电影 她割腕了'],
    ['我想死你们了', '我想死 你们了不起'],
    ['我也不想死', '我好烦不 想死'],
  ])('not red: %s — red: %s', (joined, spaced) => {
    expect(triage(joined, {}, '1.0.0').level).not.toBe('red');
    expect(triage(spaced, {}, '1.0.0').level).toBe('red');
  });
});
