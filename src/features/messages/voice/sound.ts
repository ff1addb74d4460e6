/** A recording on this phone, and how it is made and played: WeChat's way and the browser's answer the same. */
export interface Recording {
  /** Base64. */
  bytes: string;
  seconds: number;
}

export interface Sound {
  kind: 'mp3' | 'wav';
  /** Base64. */
  bytes: string;
}

/** refused: the person said no to the microphone. missing: this phone has none that can be used. */
export type RecordFailure = 'refused' | 'missing' | 'broken';

export interface RecordListener {
  /** Now it listens: before, the person may have been asked for the microphone. */
  onBegin: () => void;
  onEnd: (recording: Recording) => void;
  onFail: (failure: RecordFailure) => void;
}

export interface Running {
  /** What was said so far is the recording. */
  stop: () => void;
  /** Nothing of it is kept. */
  drop: () => void;
}

/** M1: a minute at most, whatever a school sets below it. */
export const mostSecondsEver = 60;
