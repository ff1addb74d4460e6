/**
 * What a photographed page may be (H1): a JPEG or PNG of a sensible size. What comes out holds the picture and which
 * way up it is, and nothing else: no place, no camera, no time, nothing hidden behind its end.
 */
export interface CleanPicture {
  kind: 'jpeg' | 'png';
  bytes: Uint8Array;
}

/** Longest edge in pixels: phones send about 1 280; a small file may claim far more than a phone can open. */
const longestEdge = 4_096;

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What a file that begins so may be. */
export function kindOf(bytes: Uint8Array): CleanPicture['kind'] | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  return pngSignature.every((byte, place) => bytes[place] === byte) ? 'png' : null;
}

/** The picture in these bytes; null when they hold none. */
export function cleanPicture(bytes: Uint8Array): CleanPicture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = jpegParts(bytes, view);
  if (parts) return { kind: 'jpeg', bytes: joined(parts) };
  const chunks = pngParts(bytes, view);
  return chunks ? { kind: 'png', bytes: joined(chunks) } : null;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function isSensible(width: number, height: number): boolean {
  return width > 0 && height > 0 && width <= longestEdge && height <= longestEdge;
}

// ---- JPEG: segments, each FF and a marker -------------------------------------------------------

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, exif: 0xe1, adobe: 0xee, comment: 0xfe };

/** Frames: C0–CF without the tables among them. */
function isFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);
}

/** Kept are what the picture is drawn from, and how its colours are meant (APP0, APP14). */
function isExtra(code: number): boolean {
  return code === marker.comment || (code > 0xe0 && code <= 0xef && code !== marker.adobe);
}

/** Segments without extras, up to the end of the picture; null when it is no whole JPEG. */
function jpegParts(bytes: Uint8Array, view: DataView): Uint8Array[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== marker.start) return null;
  const parts = [bytes.subarray(0, 2)];
  let [hasFrame, hasScan, isTurned] = [false, false, false];
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const code = view.getUint8(at + 1);
    if (code === marker.end) {
      parts.push(bytes.subarray(at, at + 2));
      return hasFrame && hasScan ? parts : null;
    }
    // Any number of FF may stand before a marker.
    const end = code === 0xff ? at + 1 : endOfSegment(view, at);
    if (end === null) return null;
    if (isFrame(code)) {
      if (end - at < 9 || !isSensible(view.getUint16(at + 7), view.getUint16(at + 5))) return null;
      hasFrame = true;
    }
    const next = code === marker.scan ? endOfScan(bytes, end) : end;
    if (code === marker.scan) hasScan = true;
    if (code === marker.exif && !isTurned) {
      const turned = turnOnly(bytes.subarray(at, end));
      if (turned) parts.push(turned);
      isTurned = turned !== null;
    } else if (code !== 0xff && !isExtra(code)) parts.push(bytes.subarray(at, next));
    at = next;
  }
  return null;
}

function endOfSegment(view: DataView, at: number): number | null {
  if (at + 4 > view.byteLength) return null;
  const length = view.getUint16(at + 2);
  return length < 2 || at + 2 + length > view.byteLength ? null : at + 2 + length;
}

/** Where the next marker stands: FF 00 is a byte of the picture, FF D0–D7 count its stripes. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at += 1;
  }
  return bytes.length;
}

const turnTag = 0x0112;
/** Of a segment: marker, length, `Exif`, two zeros. */
const exifHead = 10;

/** An Exif segment that says which way up the picture is, and nothing else; null when it is upright. */
function turnOnly(segment: Uint8Array): Uint8Array | null {
  const turn = turnIn(segment);
  if (turn < 2 || turn > 8) return null;
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1];
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0];
  return Uint8Array.from([
    ...[0xff, marker.exif, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[...tiff, ...entry, 0, 0, 0, 0],
  ]);
}

/** The turn that a camera noted, 1 to 8; 0 when it noted none that can be read. */
function turnIn(segment: Uint8Array): number {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  const isExif = segment.length >= exifHead + 8 && view.getUint32(4) === 0x45786966;
  if (!isExif) return 0;
  const little = view.getUint16(exifHead) === 0x4949;
  const first = exifHead + view.getUint32(exifHead + 4, little);
  if (first + 2 > segment.length) return 0;
  const count = view.getUint16(first, little);
  for (let entry = first + 2, seen = 0; seen < count; entry += 12, seen += 1) {
    if (entry + 12 > segment.length) return 0;
    if (view.getUint16(entry, little) === turnTag) return view.getUint16(entry + 8, little);
  }
  return 0;
}

// ---- PNG: chunks of length, name, data, check ---------------------------------------------------

/** What the picture is drawn from; everything else is words about it. */
const pngKept: readonly string[] = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];

function pngParts(bytes: Uint8Array, view: DataView): Uint8Array[] | null {
  if (bytes.length < 33 || kindOf(bytes) !== 'png') return null;
  if (!isSensible(view.getUint32(16), view.getUint32(20))) return null;
  const parts = [bytes.subarray(0, 8)];
  const seen: string[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (pngKept.includes(name)) parts.push(bytes.subarray(at, end));
    seen.push(name);
    if (name === 'IEND') return seen[0] === 'IHDR' && seen.includes('IDAT') ? parts : null;
    at = end;
  }
  return null;
}
