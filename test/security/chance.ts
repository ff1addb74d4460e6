/** Repeatable chance for the security tests: mulberry32, 32 bits of state. The same start gives the same run. */
export class Chance {
  constructor(private state: number) {}

  /** 0 ≤ draw < 1. */
  draw(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to limit - 1. */
  below(limit: number): number {
    return Math.floor(this.draw() * limit);
  }

  happens(probability: number): boolean {
    return this.draw() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    const picked = choices[this.below(choices.length)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  }

  shuffled<T>(items: readonly T[]): T[] {
    const order = items.map((item) => ({ item, key: this.draw() }));
    return order.sort((one, other) => one.key - other.key).map(({ item }) => item);
  }

  /** 24 characters as the phone makes them (src/lib/ids.ts). */
  requestId(): string {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
    return Array.from({ length: 24 }, () => alphabet[this.below(64)]).join('');
  }
}
