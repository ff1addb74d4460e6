import { aliasCount, aliasNameFrom } from '../../../src/shared/messages/alias-names';

describe('M6: names under which staff see authors', () => {
  it('M6: there are so many that two children of a school hardly share one', () => {
    expect(aliasCount).toBeGreaterThanOrEqual(40_000);
    const names = new Set(Array.from({ length: aliasCount }, (_, draw) => aliasNameFrom(draw)));
    expect(names.size).toBe(aliasCount);
  });

  it('M6: each is a word of two characters and one more, whatever was drawn', () => {
    for (let draw = 0; draw < 2 ** 32; draw += 104_729 * 41)
      expect(aliasNameFrom(draw)).toMatch(/^[\u4e00-\u9fff]{2}·[\u4e00-\u9fff]$/);
  });

  it('W3: none holds the colour of a level, on the child’s screen or beside a level on a colleague’s', () => {
    const names = Array.from({ length: aliasCount }, (_, draw) => aliasNameFrom(draw));
    expect(names.filter((name) => /[红橙黄]/.test(name))).toEqual([]);
  });
});
