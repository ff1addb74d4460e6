import { createBytePool } from '../../src/lib/byte-pool';

describe('M1: bytes for request ids', () => {
  test('M1: they come from the source once it has answered, each once', () => {
    let answer: (bytes: ArrayLike<number>) => void = () => undefined;
    let next = 0;
    const take = createBytePool((count, given) => {
      answer = () => given(Array.from({ length: count }, () => (next += 1)));
    });
    expect(take(24)).toHaveLength(24);
    answer([]);
    const taken = [...take(24), ...take(24)];
    expect(taken).toEqual(Array.from({ length: 48 }, (_, index) => index + 1));
  });

  test('M1: when they run out the source is asked again, and nobody waits', () => {
    const asked: number[] = [];
    const take = createBytePool((count, answer) => {
      asked.push(count);
      answer(new Uint8Array(count));
    });
    for (let time = 0; time < 100; time += 1) expect(take(24)).toHaveLength(24);
    expect(asked.length).toBeGreaterThan(2);
  });

  test('M1: a source that is missing or fails leaves ids that differ', () => {
    for (const source of [
      () => undefined,
      (_: number, answer: (bytes: []) => void) => answer([]),
    ]) {
      const take = createBytePool(source);
      const ids = Array.from({ length: 50 }, () => take(24).join());
      expect(new Set(ids).size).toBe(50);
    }
  });
});
