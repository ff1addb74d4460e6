/** H1: what is kept of a photographed page is the picture alone. */
import { crc32, deflateSync } from 'node:zlib';
import { cleanPicture } from '../../../src/shared/homework/picture-bytes';

const segment = (code: number, data: readonly number[]): number[] => [
  ...[0xff, code, (data.length + 2) >> 8, (data.length + 2) & 0xff],
  ...data,
];
const words = (text: string) => [...Buffer.from(text, 'latin1')];

const start = [0xff, 0xd8];
const end = [0xff, 0xd9];
const jfif = segment(0xe0, [...words('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const table = segment(
  0xdb,
  Array.from({ length: 65 }, (_, place) => place),
);
const frame = (width: number, height: number, code = 0xc0) =>
  segment(code, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]);
/** With a byte FF of its own, and a mark that counts stripes. */
const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];

function exif(turn: number, little: boolean, place = '39.9042 N'): number[] {
  const two = (value: number) => (little ? [value, 0] : [0, value]);
  const four = (value: number) => (little ? [value, 0, 0, 0] : [0, 0, 0, value]);
  const head = [...words(little ? 'II' : 'MM'), ...two(0x2a), ...four(8)];
  const model = [
    ...(little ? [0x10, 0x01] : [0x01, 0x10]),
    ...two(2),
    ...four(4),
    ...words('Pho\0'),
  ];
  const turned = [
    ...(little ? [0x12, 0x01] : [0x01, 0x12]),
    ...two(3),
    ...four(1),
    ...two(turn),
    0,
    0,
  ];
  return segment(0xe1, [
    ...words('Exif\0\0'),
    ...head,
    ...two(2),
    ...model,
    ...turned,
    ...four(0),
    ...words(place),
  ]);
}

const jpeg = (...extras: number[][]) =>
  Uint8Array.from([...[start, jfif, ...extras, table, frame(1_280, 960), scan, end].flat()]);

function chunk(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
function head(width: number, height: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, 0, 0, 0, 0], 8);
  return chunk('IHDR', data);
}
const pixels = chunk('IDAT', deflateSync(Buffer.from([0, 255])));
const done = chunk('IEND', Buffer.alloc(0));
const png = (...parts: Buffer[]) => new Uint8Array(Buffer.concat([pngStart, ...parts]));

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');

test('H1: a picture without anything beside it stays as it is', () => {
  for (const [kind, bytes] of [
    ['jpeg', jpeg()],
    ['png', png(head(1, 1), pixels, done)],
  ] as const) {
    const clean = cleanPicture(bytes);
    expect(clean?.kind).toBe(kind);
    expect(Buffer.from(clean?.bytes ?? []).equals(bytes)).toBe(true);
  }
});

test('H1: place, camera, words and what hides behind the end are left out', () => {
  const remark = segment(0xfe, words('六（1）班 secret'));
  const maker = segment(0xed, words('Photoshop 3.0 secret'));
  const found = cleanPicture(
    Uint8Array.from([...jpeg(exif(1, true), maker, remark), ...words('a film, secret')]),
  );
  expect(Buffer.from(found?.bytes ?? []).equals(jpeg())).toBe(true);
  const said = chunk('tEXt', Buffer.from('Author\0secret'));
  const noted = chunk('eXIf', Buffer.from('MM secret'));
  const drawn = cleanPicture(
    new Uint8Array(
      Buffer.concat([png(head(1, 1), said, noted, pixels, done), Buffer.from('secret')]),
    ),
  );
  expect(textOf(drawn?.bytes)).not.toContain('secret');
  expect(Buffer.from(drawn?.bytes ?? []).equals(png(head(1, 1), pixels, done))).toBe(true);
});

test.each([true, false])(
  'H1: which way up the camera was held is all that is kept of its notes (%s)',
  (little) => {
    const clean = cleanPicture(jpeg(exif(6, little)));
    expect(textOf(clean?.bytes)).not.toMatch(/39\.9042|Pho/);
    expect(clean?.bytes.length).toBe(jpeg().length + 36);
    // Read again, it still says 6; the second round keeps it unchanged.
    expect(cleanPicture(clean?.bytes ?? new Uint8Array())?.bytes).toEqual(clean?.bytes);
  },
);

test('H1: colours keep their meaning (Adobe’s mark), and a picture in several scans stays whole', () => {
  const adobe = segment(0xee, [...words('Adobe'), 0, 100, 0, 0, 0, 0, 1]);
  const bytes = Uint8Array.from(
    [start, jfif, adobe, table, frame(600, 800, 0xc2), scan, table, scan, end].flat(),
  );
  expect(cleanPicture(bytes)?.bytes).toEqual(bytes);
});

test('H1: what is no picture, no whole one, or claims a size no phone can open is none', () => {
  const whole = jpeg();
  const drawn = png(head(1, 1), pixels, done);
  const wrong: Uint8Array[] = [
    new Uint8Array(),
    Uint8Array.from(words('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    Uint8Array.from(words('GIF89a, and more than thirty-three bytes of it')),
    whole.subarray(0, whole.length - 1),
    whole.subarray(0, 40),
    Uint8Array.from([...start, ...end]),
    Uint8Array.from([start, jfif, table, frame(60_000, 60_000), scan, end].flat()),
    Uint8Array.from([start, jfif, table, frame(0, 8), scan, end].flat()),
    Uint8Array.from([start, jfif, table, scan, end].flat()),
    Uint8Array.from([start, [0xff, 0xe1, 0xff, 0xff], end].flat()),
    Uint8Array.from([start, [0xff, 0xc0, 0, 2], scan, end].flat()),
    drawn.subarray(0, drawn.length - 12),
    png(pixels, head(1, 1), done),
    png(head(1, 1), done),
    png(head(50_000, 50_000), pixels, done),
  ];
  expect(wrong.map((bytes) => cleanPicture(bytes))).toEqual(wrong.map(() => null));
});

test('H1: whatever bytes come, the answer is a picture or none', () => {
  let state = 7;
  const next = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % most;
  };
  const seeds = [jpeg(exif(6, true)), png(head(1, 1), pixels, done)];
  for (let round = 0; round < 3_000; round += 1) {
    const bytes = Uint8Array.from(seeds[round % 2] ?? []);
    for (let change = 0; change <= next(4); change += 1) bytes[next(bytes.length)] = next(256);
    const cut = bytes.subarray(0, bytes.length - next(3));
    const clean = cleanPicture(cut);
    expect(clean === null || clean.bytes.length <= cut.length + 36).toBe(true);
  }
});
