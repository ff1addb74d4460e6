/** The browser's microphone: demonstration and tests. What it gives is made into a plain wave (voice-bytes.ts). */
import { waveFile, waveRate } from '../../../shared/messages/voice-bytes';
import { mostSecondsEver, type RecordFailure, type RecordListener, type Running } from './sound';

const mu = 255;

/** G.711 µ-law: a sample from −1 to 1 in one byte. */
function muLaw(sample: number): number {
  const size = Math.min(1, Math.abs(sample));
  const step = Math.round((Math.log1p(mu * size) / Math.log1p(mu)) * 127);
  return ~((sample < 0 ? 0x80 : 0) | step) & 0xff;
}

async function samplesOf(blob: Blob): Promise<Float32Array> {
  const context = new AudioContext();
  const decoded = await context.decodeAudioData(await blob.arrayBuffer());
  await context.close();
  const length = Math.min(decoded.duration, mostSecondsEver) * waveRate;
  const offline = new OfflineAudioContext(1, Math.max(1, Math.floor(length)), waveRate);
  const source = offline.createBufferSource();
  source.buffer = decoded;
  source.connect(offline.destination);
  source.start();
  return (await offline.startRendering()).getChannelData(0);
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

async function recordingOf(blob: Blob) {
  const samples = await samplesOf(blob);
  const bytes = base64Of(waveFile(Uint8Array.from(samples, muLaw)));
  return { bytes, seconds: Math.max(1, Math.round(samples.length / waveRate)) };
}

function failureOf(thrown: unknown): RecordFailure {
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'NotAllowedError') return 'refused';
  return name === 'NotFoundError' ? 'missing' : 'broken';
}

export function startRecording(listener: RecordListener): Running {
  let isDropped = false;
  let recorder: MediaRecorder | undefined;
  const begin = async () => {
    if (!('mediaDevices' in navigator) || !('MediaRecorder' in window))
      return listener.onFail('missing');
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const close = () => stream.getTracks().forEach((track) => track.stop());
    if (isDropped) return close();
    const pieces: Blob[] = [];
    recorder = new MediaRecorder(stream);
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onstop = () => {
      close();
      if (isDropped) return;
      recordingOf(new Blob(pieces)).then(listener.onEnd, () => listener.onFail('broken'));
    };
    recorder.start();
    listener.onBegin();
  };
  begin().catch((thrown: unknown) => listener.onFail(failureOf(thrown)));
  const stop = () => {
    if (recorder?.state === 'recording') recorder.stop();
  };
  return {
    stop,
    drop: () => {
      isDropped = true;
      stop();
    },
  };
}

/** Browsers ask by themselves, beside the address. */
export function openPermission(): void {
  // Nothing to open.
}
