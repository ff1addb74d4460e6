/**
 * Invented names. Drawn by a small generator from a fixed start, so that every demonstration shows the same
 * people; given names are combined from common characters, avoiding well-known persons.
 */
const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗',
  ...'梁宋谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏',
];

const givenNames = {
  girl: [[...'欣梓语佳可静沐芷书安念清'], [...'涵妍琪怡萱瑶宁悦彤然禾雅']],
  boy: [[...'子浩宇俊文明泽嘉睿景承远'], [...'轩宸航阳睿辰恒博霖铭越川']],
  woman: [[...'秀雪玉红美慧淑春云文'], [...'兰芝梅珍燕霞玲芬芳娟英']],
  man: [[...'家志学永立宏少庆维正'], [...'平强刚清生勇明峰海宁']],
} as const;

export type NameKind = keyof typeof givenNames;

/** Repeatable draws from `start`: mulberry32, 32 bits of state. */
export class NameMaker {
  private readonly taken = new Set<string>();

  constructor(private state: number) {}

  surname(): string {
    return this.pick(surnames);
  }

  /** A full name that this maker has not given before. */
  name(kind: NameKind, surname = this.surname()): string {
    const [first, second] = givenNames[kind];
    for (;;) {
      const [one, other] = [this.pick(first), this.pick(second)];
      const name = `${surname}${one}${other}`;
      if (one === other || this.taken.has(name)) continue;
      this.taken.add(name);
      return name;
    }
  }

  private pick<T>(choices: readonly T[]): T {
    const picked = choices[Math.floor(this.draw() * choices.length)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  }

  /** 0 ≤ draw < 1. */
  private draw(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
