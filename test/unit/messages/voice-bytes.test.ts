/** M1: what is kept of a recording is the sound alone. */
import fc from 'fast-check';
import { cleanVoice, kindOfVoice, waveFile } from '../../../src/shared/messages/voice-bytes';
import { mp3Of, tagOf } from '../../stories/messages/voice-fixture';

const sound = mp3Of(3);
const bytesOf = (bytes: Uint8Array) => {
  const voice = cleanVoice(bytes);
  return voice && Buffer.from(voice.bytes);
};
/** The first frame of many recorders: which program made it. */
const program = Buffer.from(mp3Of(0.04, ''));
program.write('Info', 13, 'latin1');
program.write('LAME3.100', 80, 'latin1');
const oldTag = Buffer.concat([Buffer.from('TAG小红的手机'), Buffer.alloc(128)]).subarray(0, 128);

test('M1: a recording comes out as it was, with its length', () => {
  expect(cleanVoice(sound)).toMatchObject({ kind: 'mp3', seconds: expect.closeTo(3, 1) });
  expect(bytesOf(sound)?.equals(sound)).toBe(true);
});

test('M1: names, places and programs before and behind the sound are gone', () => {
  for (const given of [
    [tagOf('Mi 11; 39.9042 N'), sound],
    [program, sound],
    [tagOf('x'), program, sound, oldTag],
    [sound, Buffer.from('LYRICSBEGIN 39.9042 N')],
  ])
    expect(bytesOf(Buffer.concat(given))?.equals(sound)).toBe(true);
});

test('M1: a recording that begins or breaks off in the middle of a frame is still one', () => {
  const cut = Buffer.concat([sound.subarray(50), sound.subarray(0, 40)]);
  expect(cleanVoice(cut)?.seconds).toBeCloseTo(3, 0);
});

test('M1: what is no sound, hardly any, or a moment is refused', () => {
  const noise = Buffer.alloc(5_000, 7);
  for (const bytes of [
    Buffer.alloc(0),
    noise,
    Buffer.from('<html></html>'),
    tagOf('only a name'),
    mp3Of(0.1),
    Buffer.concat([sound, noise]),
  ])
    expect(cleanVoice(bytes)).toBeNull();
  expect([kindOfVoice(noise), kindOfVoice(tagOf('x')), kindOfVoice(sound)]).toEqual([
    null,
    'mp3',
    'mp3',
  ]);
});

test('M1: of a wave only its samples stay, and only the plain kind that a page makes', () => {
  const plain = Buffer.from(waveFile(new Uint8Array(16_000).fill(0xd5)));
  expect(cleanVoice(plain)).toMatchObject({ kind: 'wav', seconds: 2 });
  const words = Buffer.from('LIST\x0a\0\0\0INFOMi 11.', 'latin1');
  const told = Buffer.concat([plain.subarray(0, 38), words, plain.subarray(38), words]);
  expect(bytesOf(told)?.equals(plain)).toBe(true);
  for (const [place, value] of [
    [20, 1],
    [22, 2],
    [24, 0],
    [42, 0xff],
  ] as const) {
    const other = Buffer.from(plain);
    other[place] = value;
    if (place === 42) other[44] = 0xff;
    expect(cleanVoice(other)).toBeNull();
  }
});

test('M1: whatever comes in, the answer is a recording that stays the same when it is cleaned again, or none', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom(mp3Of(0.4), mp3Of(0.2), program, tagOf('who'), oldTag),
    ),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(pieces, (given) => {
      const once = cleanVoice(Buffer.concat(given));
      if (once === null) return;
      expect(Buffer.from(once.bytes).includes('Mi 11')).toBe(false);
      const again = cleanVoice(once.bytes);
      expect(again && Buffer.from(again.bytes).equals(Buffer.from(once.bytes))).toBe(true);
      expect(again?.seconds).toBeCloseTo(once.seconds, 5);
    }),
    { numRuns: 200 },
  );
});
