/** WeChat's recorder. The browser's is in recorder.h5.ts. */
import Taro from '@tarojs/taro';
import { mostSecondsEver, type RecordListener, type Running } from './sound';

/**
 * Enough for a voice: a minute is 180 KB. The page ends it; told to stop when it has ended by itself, WeChat says that
 * it failed, so its own end comes a little later.
 */
const quality = {
  duration: (mostSecondsEver + 2) * 1_000,
  sampleRate: 16_000,
  numberOfChannels: 1,
  encodeBitRate: 24_000,
  format: 'mp3',
} as const;

let manager: Taro.RecorderManager | undefined;
/** There is one recorder on the phone: who listens to it now. */
let listener: RecordListener | undefined;
let isRunning = false;
/** Dropped ones whose end WeChat has still to tell. */
let dropped = 0;

function recorder(): Taro.RecorderManager {
  if (manager !== undefined) return manager;
  manager = Taro.getRecorderManager();
  manager.onStart(() => {
    isRunning = true;
    // Given up while the person was asked for the microphone.
    if (listener === undefined) giveUp();
    else listener.onBegin();
  });
  manager.onStop(({ tempFilePath, duration }) => {
    isRunning = false;
    take(tempFilePath, duration);
  });
  manager.onError(({ errMsg }) => {
    const failure = /auth|deny|permission|authorize/i.test(errMsg) ? 'refused' : 'broken';
    end()?.onFail(failure);
  });
  // A call comes in: what was said so far stays.
  manager.onInterruptionBegin(() => manager?.stop());
  return manager;
}

function end(): RecordListener | undefined {
  const ended = listener;
  listener = undefined;
  return ended;
}

function giveUp(): void {
  if (!isRunning) return;
  dropped += 1;
  recorder().stop();
}

function take(filePath: string, durationMs: number): void {
  const ended = dropped > 0 ? undefined : end();
  dropped = Math.max(0, dropped - 1);
  const files = Taro.getFileSystemManager();
  // The file is not needed a second time, and nobody else is to find it.
  const done = () => files.unlink({ filePath, fail: () => undefined });
  if (ended === undefined) return done();
  files.readFile({
    filePath,
    encoding: 'base64',
    success: ({ data }) => {
      const seconds = Math.max(1, Math.round(durationMs / 1_000));
      ended.onEnd({ bytes: String(data), seconds });
      done();
    },
    fail: () => ended.onFail('broken'),
  });
}

export function startRecording(wanted: RecordListener): Running {
  listener = wanted;
  recorder().start(quality);
  return {
    stop: () => recorder().stop(),
    drop: () => {
      if (listener !== wanted) return;
      listener = undefined;
      giveUp();
    },
  };
}

/** Where the person can change the mind about the microphone. */
export function openPermission(): void {
  // Closed without a change: the next tap asks again.
  Taro.openSetting({}).catch(() => undefined);
}
