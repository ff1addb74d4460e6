/** How a photographed page is made small enough to be sent (H1): first finer, then smaller. */
import { mostPartBytes, mostParts } from '../../../shared/homework/picture-contracts';

/** Longest edge in pixels, and JPEG quality from 0 to 1. */
interface Shrink {
  edge: number;
  quality: number;
}

const shrinks: readonly Shrink[] = [
  { edge: 1_280, quality: 0.75 },
  { edge: 1_280, quality: 0.5 },
  { edge: 1_280, quality: 0.35 },
  { edge: 1_080, quality: 0.4 },
  { edge: 960, quality: 0.4 },
  { edge: 800, quality: 0.35 },
];

/** One picked picture. `bytes`: base64; null when it does not get small enough or is no picture. */
export interface Picked {
  /** What this phone shows it by. */
  path: string;
  bytes: string | null;
}

function bytesIn(base64: string): number {
  return Math.floor((base64.length * 3) / 4) - (/=*$/.exec(base64)?.[0].length ?? 0);
}

/** The best encoding that may be sent; `encode` answers base64. */
export async function fitted(encode: (shrink: Shrink) => Promise<string>): Promise<string | null> {
  for (const shrink of shrinks) {
    const base64 = await encode(shrink);
    if (bytesIn(base64) <= mostPartBytes * mostParts) return base64;
  }
  return null;
}

/** Base64 of a part: three bytes are four characters, so the cut lies between bytes. */
const partLength = (mostPartBytes / 3) * 4;

/** A picture's base64, cut into what one call may carry. */
export function partsOf(base64: string): string[] {
  const count = Math.max(1, Math.ceil(base64.length / partLength));
  return Array.from({ length: count }, (_, part) =>
    base64.slice(part * partLength, (part + 1) * partLength),
  );
}

/** Width and height with the longest edge at most `edge`. */
export function scaledTo(edge: number, width: number, height: number): [number, number] {
  const scale = Math.min(1, edge / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}
