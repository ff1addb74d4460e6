import { triage } from '../../../src/shared/triage';

function wordsOf(text: string): string[] {
  return triage(text).spans.map(({ start, end }) => text.slice(start, end));
}

describe('M5: triage shows which words fired', () => {
  it('points into the original text, past full width, spaces and emoji', () => {
    expect(wordsOf('老师😀好，我 想 死，明天见')).toContain('想 死');
    expect(wordsOf('Ｉ　ｗａｎｔ　ｔｏ　ｄｉｅ')).toContain('ｗａｎｔ　ｔｏ　ｄｉｅ');
    expect(wordsOf('今天好累，我想結束自己的生命。')).toContain('結束自己的生命');
  });

  it('points at the dodge itself, not at what it stands for', () => {
    expect(wordsOf('真的想紫砂了')).toContain('紫砂');
    expect(wordsOf('wo xiang si, 再见')).toContain('wo xiang si');
    expect(wordsOf('好想🔪了他')).toContain('🔪了他');
  });

  it('gives every span a plain Chinese reason, a kind and a weight, in reading order', () => {
    const { spans } = triage('爸爸用皮带抽我，我不想活了，晚上睡不着');
    expect(spans.length).toBeGreaterThanOrEqual(3);
    for (const span of spans) {
      expect(span.reason).toMatch(/^[\u4e00-\u9fff，、]+$/);
      expect(span.weight).toBeGreaterThanOrEqual(1);
      expect(span.weight).toBeLessThanOrEqual(100);
    }
    expect([...spans].sort((a, b) => a.start - b.start)).toEqual(spans);
    expect(new Set(spans.map((span) => span.kind))).toEqual(new Set(['abuse', 'self']));
  });

  it('says so when the writer denies the risk', () => {
    const { level, spans } = triage('我没有想过自杀');
    expect(level).toBe('orange');
    expect(spans.some((span) => span.reason.endsWith('但原话是否认'))).toBe(true);
  });

  it('carries the version of lexicon and engine, also when nothing fired', () => {
    expect(triage('你好').version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(triage('我想死').version).toBe(triage('你好').version);
  });

  it('keeps a bounded number of spans, the heaviest ones, however long the text', () => {
    const { level, spans } = triage(`${'好难过。好累。'.repeat(500)}我不想活了。`);
    expect(level).toBe('red');
    expect(spans.length).toBeLessThanOrEqual(40);
    expect(spans.some((span) => span.weight >= 90)).toBe(true);
  });
});

describe('M5: the thread before a message counts', () => {
  it.each(['再见', '就这样吧，谢谢你一直听我说'])(
    '%s is not red alone, and red after a dark message',
    (text) => {
      const alone = triage(text).level;
      expect(alone).not.toBe('red');
      expect(triage(text, { earlierLevels: ['none', 'yellow'] }).level).toBe(alone);
      expect(triage(text, { earlierLevels: ['orange', 'none'] }).level).toBe('red');
      expect(triage(text, { earlierLevels: ['red'] }).level).toBe('red');
    },
  );

  it('lifts hopelessness to red in a thread that was red', () => {
    expect(triage('我快撑不下去了').level).toBe('orange');
    expect(triage('我快撑不下去了', { earlierLevels: ['red'] }).level).toBe('red');
  });

  it('never lowers a level because earlier messages were calm', () => {
    expect(triage('我不想活了', { earlierLevels: ['none', 'none'] }).level).toBe('red');
  });
});

describe('M5: several signs of despair together are red, many small worries are not', () => {
  it('three different signs of despair', () => {
    expect(triage('我觉得很绝望。我是个废物。每天晚上都在哭。').level).toBe('red');
  });

  it('a long list of worries', () => {
    const text = '考试没考好，有点难过。和朋友吵架了。睡不着。担心期末。爸妈吵架。压力好大。';
    expect(['yellow', 'orange']).toContain(triage(text.repeat(5)).level);
  });
});
