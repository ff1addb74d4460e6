/** T2: at the door each guardian is one: of each phone that entered a code, its tries and whether it came. */
import type { Attendance } from './collections';

export type Phone = Attendance['phones'][number];

export function phoneAt({ phones }: Pick<Attendance, 'phones'>, phone: string): Phone {
  return phones.find((one) => one.phone === phone) ?? { phone, wrongTries: 0, came: false };
}

export function withPhone({ phones }: Pick<Attendance, 'phones'>, changed: Phone): Phone[] {
  return [...phones.filter(({ phone }) => phone !== changed.phone), changed];
}
