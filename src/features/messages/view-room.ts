/**
 * How much may cross to WeChat's view layer at once: 32 KB for everything an interaction shows, whoever writes how
 * much. Texts share what the page around them leaves; the rest comes on a tap.
 */

/** For texts and what frames them, in bytes of JSON; the page around a thread takes up to 5 KB. */
export const textRoomBytes = 24 * 1024;

/** What frames a text: its bubble, day and mark, or its row. */
export const entryBytes = 400;

/** A page of short things stays short too. */
const mostAtOnce = 30;

/** Of one code unit in JSON; of a surrogate pair each half counts 2. */
function unitBytes(unit: number, before: number, after: number): number {
  if (unit === 0x22 || unit === 0x5c) return 2;
  if (unit < 0x20) return unit >= 8 && unit <= 13 && unit !== 11 ? 2 : 6;
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  if (unit < 0xd800 || unit > 0xdfff) return 3;
  const paired =
    unit < 0xdc00 ? after >= 0xdc00 && after <= 0xdfff : before >= 0xd800 && before < 0xdc00;
  return paired ? 2 : 6;
}

/** Bytes of `JSON.stringify(text)` in UTF-8: a phone has no encoder to ask. */
export function jsonBytes(text: string): number {
  let bytes = 2;
  for (let at = 0; at < text.length; at += 1) {
    bytes += unitBytes(text.charCodeAt(at), text.charCodeAt(at - 1), text.charCodeAt(at + 1));
  }
  return bytes;
}

/**
 * How many of the first sizes fit into the room together: at least one of them, however big, at most 30.
 * @param sizes bytes, asked for one by one and no further than needed
 */
export function countThatFits(sizes: Iterable<number>, roomBytes: number): number {
  let count = 0;
  let sum = 0;
  for (const size of sizes) {
    sum += size;
    if (count === mostAtOnce || (count > 0 && sum > roomBytes)) break;
    count += 1;
  }
  return count;
}
