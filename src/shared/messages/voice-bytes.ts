/**
 * What a recording may be (M1): mp3, as WeChat's recorder makes it, or the plain wave that a browser's page makes. What
 * comes out holds the sound and nothing else: no name, no place, no program, nothing hidden before or behind it.
 */
export interface CleanVoice {
  kind: 'mp3' | 'wav';
  bytes: Uint8Array;
  /** How long it sounds. */
  seconds: number;
}

/** Shorter is a slip of the thumb. */
const shortestSeconds = 0.3;
/** So much of what is no tag must be sound: a recorder may begin or break off in the middle of a frame. */
const leastShare = 0.8;

/** What a file that begins so may be. */
export function kindOfVoice(bytes: Uint8Array): CleanVoice['kind'] | null {
  if (hasWord(bytes, 0, 'RIFF')) return 'wav';
  const at = hasWord(bytes, 0, 'ID3') ? 0 : firstFrame(bytes, 0);
  return at === null ? null : 'mp3';
}

/** The sound in these bytes; null when they hold none. */
export function cleanVoice(bytes: Uint8Array): CleanVoice | null {
  const voice = hasWord(bytes, 0, 'RIFF') ? waveOf(bytes) : mp3Of(bytes);
  return voice !== null && voice.seconds >= shortestSeconds ? voice : null;
}

function hasWord(bytes: Uint8Array, at: number, word: string): boolean {
  return [...word].every((letter, place) => bytes[at + place] === letter.charCodeAt(0));
}

// ---- mp3: frames, each with a header of four bytes ----------------------------------------------

interface Frame {
  length: number;
  seconds: number;
  /** Version and rate: the same in all frames of a recording. */
  stream: string;
  /** Where the sound begins, behind what the decoder needs. */
  sideBytes: number;
}

const rates = [44_100, 48_000, 32_000] as const;
/** kbit/s of layer III, by the header's four bits: version 1, then 2 and 2.5. */
const bitRates = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;

/** The frame that begins here; null when none does. */
function frameAt(bytes: Uint8Array, at: number): Frame | null {
  const [sync = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + 4);
  if (sync !== 0xff || (second & 0xe0) !== 0xe0 || ((second >> 1) & 3) !== 1) return null;
  // 0: version 2.5, 2: version 2, 3: version 1.
  const version = (second >> 3) & 3;
  const rate = rates[(third >> 2) & 3];
  const kilobits = bitRates[version === 3 ? 0 : 1][third >> 4];
  if (version === 1 || rate === undefined || kilobits === undefined || kilobits === 0) return null;
  const samplesPerSecond = rate / (version === 3 ? 1 : version === 2 ? 2 : 4);
  const samples = version === 3 ? 1_152 : 576;
  const isMono = fourth >> 6 === 3;
  return {
    length: Math.floor((samples * 125 * kilobits) / samplesPerSecond) + ((third >> 1) & 1),
    seconds: samples / samplesPerSecond,
    stream: `${version} ${samplesPerSecond}`,
    sideBytes: 4 + (version === 3 ? (isMono ? 17 : 32) : isMono ? 9 : 17),
  };
}

/** Where the first frame with another one behind it begins; a single one may be chance. */
function firstFrame(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 4 <= bytes.length; at += 1) {
    const frame = frameAt(bytes, at);
    const next = frame && frameAt(bytes, at + frame.length);
    if (frame && next?.stream === frame.stream) return at;
  }
  return null;
}

/** What stands before the sound: title, artist, pictures. */
function headTagLength(bytes: Uint8Array): number {
  if (!hasWord(bytes, 0, 'ID3') || bytes.length < 10) return 0;
  const size = bytes.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  return 10 + size + (((bytes[5] ?? 0) & 0x10) === 0 ? 0 : 10);
}

/** Where the sound ends: behind it the same tags in their older forms. */
function endOfSound(bytes: Uint8Array): number {
  const old = bytes.length - 128;
  return old >= 0 && hasWord(bytes, old, 'TAG') ? old : bytes.length;
}

/** A frame may hold no sound, but which program made it: the first one does, of many recorders. */
function tellsOfProgram(bytes: Uint8Array, at: number, { sideBytes }: Frame): boolean {
  return ['Xing', 'Info'].some((word) => hasWord(bytes, at + sideBytes, word));
}

function mp3Of(whole: Uint8Array): CleanVoice | null {
  const bytes = whole.subarray(headTagLength(whole), endOfSound(whole));
  const start = firstFrame(bytes, 0);
  if (start === null) return null;
  const stream = frameAt(bytes, start)?.stream;
  const frames: Uint8Array[] = [];
  let [seconds, left] = [0, 0];
  for (let at = start; at < bytes.length;) {
    const frame = frameAt(bytes, at);
    const isWhole = frame?.stream === stream && frame && at + frame.length <= bytes.length;
    if (!isWhole) {
      at += 1;
      continue;
    }
    if (tellsOfProgram(bytes, at, frame)) left += frame.length;
    else {
      frames.push(bytes.subarray(at, at + frame.length));
      seconds += frame.seconds;
    }
    at += frame.length;
  }
  const sound = joined(frames);
  const isMostlySound = sound.length >= leastShare * (bytes.length - left);
  return isMostlySound ? { kind: 'mp3', bytes: sound, seconds } : null;
}

// ---- wave: one channel, 8 000 samples a second of one byte (G.711 µ-law) ------------------------

export const waveRate = 8_000;
const muLaw = 7;

function waveOf(bytes: Uint8Array): CleanVoice | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!hasWord(bytes, 8, 'WAVE')) return null;
  let isPlain = false;
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const [start, end] = [at + 8, at + 8 + length];
    if (end > bytes.length) return null;
    if (hasWord(bytes, at, 'fmt ')) {
      if (length < 16) return null;
      const [format, channels] = [view.getUint16(start, true), view.getUint16(start + 2, true)];
      isPlain = format === muLaw && channels === 1 && view.getUint32(start + 4, true) === waveRate;
    }
    if (hasWord(bytes, at, 'data'))
      return isPlain
        ? {
            kind: 'wav',
            bytes: waveFile(bytes.subarray(start, end)),
            seconds: length / waveRate,
          }
        : null;
    at = end + (length % 2);
  }
  return null;
}

/** A wave file of these samples and nothing else. */
export function waveFile(samples: Uint8Array): Uint8Array {
  const head = new Uint8Array(46);
  const view = new DataView(head.buffer);
  const write = (at: number, word: string) =>
    [...word].forEach((letter, place) => view.setUint8(at + place, letter.charCodeAt(0)));
  write(0, 'RIFF');
  view.setUint32(4, 38 + samples.length, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 18, true);
  view.setUint16(20, muLaw, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, waveRate, true);
  view.setUint32(28, waveRate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(38, 'data');
  view.setUint32(42, samples.length, true);
  return joined([head, samples]);
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
