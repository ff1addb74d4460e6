/**
 * A page of sums, as a teacher would photograph one: drawn here, so that the demonstration has a picture to show and
 * carries nobody's book. A grey PNG of a few kilobytes.
 */
import { crc32, deflateSync } from 'node:zlib';

const width = 600;
const height = 800;
/** Pixels of the page for one dot of a sign. */
const dot = 6;
const signWidth = 5;
const signHeight = 7;
const ink = 0x30;
const paper = 0xf6;

/** Rows of dots from the top, five bits each. */
const signs: Readonly<Record<string, readonly number[]>> = {
  '0': [14, 17, 19, 21, 25, 17, 14],
  '1': [4, 12, 4, 4, 4, 4, 14],
  '2': [14, 17, 1, 6, 8, 16, 31],
  '3': [31, 1, 2, 6, 1, 17, 14],
  '4': [2, 6, 10, 18, 31, 2, 2],
  '5': [31, 16, 30, 1, 1, 17, 14],
  '6': [6, 8, 16, 30, 17, 17, 14],
  '7': [31, 1, 2, 4, 8, 8, 8],
  '8': [14, 17, 17, 14, 17, 17, 14],
  '9': [14, 17, 17, 15, 1, 2, 12],
  '+': [0, 4, 4, 31, 4, 4, 0],
  '-': [0, 0, 0, 31, 0, 0, 0],
  '=': [0, 0, 31, 0, 31, 0, 0],
  '×': [0, 17, 10, 4, 10, 17, 0],
  _: [0, 0, 0, 0, 0, 0, 31],
};

const lines = [
  '36+48=____',
  '92-57=____',
  '24×3=____',
  '105-68=____',
  '7×18=____',
  '63+29=____',
  '81-46=____',
];

function drawSign(page: Buffer, sign: string, left: number, top: number): void {
  (signs[sign] ?? []).forEach((row, down) => {
    for (let across = 0; across < signWidth; across += 1) {
      if ((row & (1 << (signWidth - 1 - across))) === 0) continue;
      for (let y = 0; y < dot; y += 1) {
        const start = (top + down * dot + y) * width + left + across * dot;
        page.fill(ink, start, start + dot);
      }
    }
  });
}

function drawPage(): Buffer {
  const page = Buffer.alloc(width * height, paper);
  lines.forEach((line, place) => {
    const top = 50 + place * (signHeight * dot + 60);
    [...line].forEach((sign, at) => drawSign(page, sign, 60 + at * (signWidth + 2) * dot, top));
  });
  return page;
}

function chunk(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** The page as a file. */
export function samplePage(): Buffer {
  const pixels = drawPage();
  const rows = Array.from({ length: height }, (_, row) =>
    // Each row says first that it stands for itself.
    Buffer.concat([Buffer.from([0]), pixels.subarray(row * width, (row + 1) * width)]),
  );
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a pixel, grey.
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
