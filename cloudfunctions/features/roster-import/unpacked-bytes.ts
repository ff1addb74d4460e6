/** How large a zip says it becomes: looked at before anything is unpacked. */

const directoryEntry = 0x02014b50;
const directoryEnd = 0x06054b50;
/** The end record and its longest comment. */
const endWithin = 22 + 65_535;

/** The sum over the files of the archive; null when the bytes are no whole zip. */
export function unpackedBytes(bytes: Buffer): number | null {
  const end = findEnd(bytes);
  if (end === null) return null;
  const entries = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let sum = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directoryEntry) return null;
    sum += bytes.readUInt32LE(at + 24);
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return sum;
}

function findEnd(bytes: Buffer): number | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - endWithin); at -= 1)
    if (bytes.readUInt32LE(at) === directoryEnd) return at;
  return null;
}
