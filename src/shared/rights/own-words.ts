/** A student's own messages and the replies, as a sheet of the own data file (G2). */
import { toLocalDate, toLocalTime, type InstantMs } from '../time';
import type { Sheet } from './workbook';

export interface OwnThreadWords {
  /** The name that the teachers see, e.g. 晚风·竹. */
  alias: string;
  messages: readonly { by: 'me' | 'teacher' | 'district'; atMs: InstantMs; text: string }[];
}

export interface OwnWords {
  /** The latest first. */
  threads: readonly OwnThreadWords[];
  /** False: earlier ones did not fit. */
  isWhole: boolean;
}

const writers = { me: '我', teacher: '老师', district: '区里的老师' } as const;

export function wordsSheet({ threads, isWhole }: OwnWords): Sheet {
  const rows = threads.flatMap(({ alias, messages }) =>
    messages.map(({ by, atMs, text }) => [
      alias,
      `${toLocalDate(atMs)} ${toLocalTime(atMs)}`,
      writers[by],
      text,
    ]),
  );
  const left = isWhole ? [] : [['', '', '', '更早的太多，没有放进来。在“消息”里还能看到。']];
  return {
    name: '留言和回复',
    header: ['化名', '什么时候', '谁写的', '写了什么'],
    rows: [...rows, ...left],
  };
}
