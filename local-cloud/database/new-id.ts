import { randomBytes } from 'node:crypto';

/**
 * Makes ids as the real cloud does: 32 hexadecimal digits that sort by the time they were made.
 * Ids of one millisecond, or of a clock that went back, stay in order by a counter.
 */
export function idMaker(nowMs: () => number): () => string {
  let lastMs = 0;
  let counter = 0;
  return () => {
    const ms = Math.max(Math.floor(nowMs()), lastMs);
    counter = ms === lastMs ? counter + 1 : 0;
    if (counter > 0xffff) {
      lastMs = ms + 1;
      counter = 0;
    } else {
      lastMs = ms;
    }
    const time = lastMs.toString(16).padStart(12, '0');
    return `${time}${counter.toString(16).padStart(4, '0')}${randomBytes(8).toString('hex')}`;
  };
}
