/** The edge of the world: what WeChat offers of microphone and loudspeaker, and the files that lie on the phone. */
import type { PhoneClock } from './phone-clock';

interface Options {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

type Answer = (asked: Options | undefined, work: () => object) => void;
type Listener = (result: never) => void;

const recordedPath = 'wxfile://recorded.mp3';

export class Sounds {
  /** What the microphone hears next, in base64; null: the person does not allow it. */
  heard: string | null = '';
  /** What came out of the loudspeaker, in base64. */
  readonly played: string[] = [];
  /** What lies on the phone. */
  readonly files = new Map<string, string>();
  private readonly recorder = new Map<string, Listener>();
  private recordingSinceMs: number | null = null;
  private limit: number | undefined;
  private ended: (() => void) | undefined;

  constructor(
    private readonly answer: Answer,
    private readonly clock: () => PhoneClock,
  ) {}

  /** What plays comes to its end. */
  finish(): void {
    this.ended?.();
  }

  private tell(event: string, result: object = {}): void {
    (this.recorder.get(event) as ((told: object) => void) | undefined)?.(result);
  }

  private start({ duration }: { duration: number }): void {
    this.answer({}, () => {
      if (this.heard === null) this.tell('onError', { errMsg: 'operateRecorder:fail auth deny' });
      else {
        this.recordingSinceMs = this.clock().nowMs;
        this.limit = this.clock().setTimeout(() => this.stop(), duration);
        this.tell('onStart');
      }
      return {};
    });
  }

  private stop(): void {
    if (this.recordingSinceMs === null) return;
    const duration = this.clock().nowMs - this.recordingSinceMs;
    this.recordingSinceMs = null;
    this.clock().clear(this.limit);
    this.files.set(recordedPath, this.heard ?? '');
    this.answer({}, () => {
      this.tell('onStop', { tempFilePath: recordedPath, duration, fileSize: 1 });
      return {};
    });
  }

  api(): Record<string, unknown> {
    const listen = (event: string) => (listener: Listener) => this.recorder.set(event, listener);
    return {
      env: { USER_DATA_PATH: 'wxfile://usr' },
      getRecorderManager: () => ({
        ...Object.fromEntries(
          ['onStart', 'onStop', 'onError', 'onInterruptionBegin'].map((on) => [on, listen(on)]),
        ),
        start: (asked: { duration: number }) => this.start(asked),
        stop: () => this.stop(),
      }),
      createInnerAudioContext: () => this.loudspeaker(),
      setInnerAudioOption: (asked: Options) => this.answer(asked, () => ({})),
      openSetting: (asked: Options) => this.answer(asked, () => ({ authSetting: {} })),
    };
  }

  private loudspeaker() {
    const { files, played } = this;
    const audio = {
      src: '',
      play: () => void played.push(files.get(audio.src) ?? ''),
      destroy: () => (this.ended = undefined),
      onEnded: (listener: () => void) => (this.ended = listener),
      onError: () => undefined,
    };
    return audio;
  }

  fileApi() {
    return {
      writeFile: (asked: Options & { filePath: string; data: string }) =>
        this.answer(asked, () => {
          this.files.set(asked.filePath, asked.data);
          return {};
        }),
      unlink: (asked: Options & { filePath: string }) =>
        this.answer(asked, () => {
          this.files.delete(asked.filePath);
          return {};
        }),
    };
  }
}
