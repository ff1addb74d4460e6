/** Speaking instead of writing (M1): record, listen, record again or drop, send. One recording a page. */
import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import type { postMessage } from '../../../shared/messages/student-contracts';
import { voiceLimit } from '../../../shared/messages/voice-contracts';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { confirm, mention, tell } from '../../../lib/confirm';
import { newRequestId } from '../../../lib/ids';
import { onNetworkReturn } from '../../../lib/network';
import { usePageVisible } from '../../../lib/page-visible';
import { isPassing } from '../../../lib/send-queue';
import { keepVoice, readVoice, type KeptVoice, type VoiceInput } from './kept-voice';
import { openPermission, startRecording } from './recorder';
import { sendVoice } from './send-voice';
import { mostSecondsEver, type RecordFailure, type Running, type Sound } from './sound';

export type VoiceState = 'none' | 'asking' | 'recording' | 'kept' | 'sending' | 'unsent';

type Posted = OutputOf<typeof postMessage>;

interface VoiceOptions {
  personId: string;
  /** The thread's id, or `new`. */
  thread: string;
  /** False where several persons use this WeChat. */
  staysOnPhone: boolean;
  onSent: (posted: Posted, input: VoiceInput) => void;
}

const refusedQuestion = {
  title: '还不能用麦克风',
  content: '要先允许用麦克风，才能说给老师听。打字也可以，一样有老师看。',
  cancelText: '我打字',
  confirmText: '去允许',
};
const failureWords: Record<Exclude<RecordFailure, 'refused'>, string> = {
  missing: '这里用不了麦克风。打字也可以，一样有老师看。',
  broken: '没有录上，再试一次。打字也可以。',
};

async function explain(failure: RecordFailure): Promise<void> {
  if (failure !== 'refused') return tell(failureWords[failure]);
  if (await confirm(refusedQuestion)) openPermission();
}

/** The same recording under other names; what the cloud may have of it goes by itself after a day. */
const anew = ({ bytes, seconds }: KeptVoice): KeptVoice => ({
  ...{ bytes, seconds },
  ...{ taken: newRequestId(), requestId: newRequestId() },
});

/** `RIFF` in base64. */
const kindOf = (base64: string): Sound['kind'] => (base64.startsWith('UklGR') ? 'wav' : 'mp3');

/** What was recorded, from this visit or an earlier one, and what becomes of it. */
function useKept({ personId, thread, staysOnPhone, onSent }: VoiceOptions) {
  const [kept, setKept] = useState(() => readVoice(personId, thread));
  const [state, setState] = useState<VoiceState>(() =>
    kept === undefined ? 'none' : kept.input === undefined ? 'kept' : 'unsent',
  );
  const keep = (voice: KeptVoice | undefined, next: VoiceState) => {
    keepVoice(personId, thread, voice, staysOnPhone);
    setKept(voice);
    setState(next);
  };
  const send = async (voice: KeptVoice, input: VoiceInput) => {
    keep({ ...voice, input }, 'sending');
    try {
      const posted = await sendVoice(personId, voice, input);
      keep(undefined, 'none');
      onSent(posted, input);
    } catch (thrown) {
      const error = asAppError(thrown);
      if (isPassing(error)) {
        keep({ ...voice, input }, 'unsent');
        mention('语音没发出去，点一下再发');
        return;
      }
      // Refused: under the next tap it is another message, with what stands on the page then.
      keep(anew(voice), 'kept');
      await tell(error.text);
    }
  };
  const again = () => {
    if (kept?.input !== undefined && state === 'unsent') void send(kept, kept.input);
  };
  const againNow = useRef(again);
  againNow.current = again;
  // What waited when the page was opened, and whenever the way is open again.
  useEffect(() => {
    againNow.current();
    return onNetworkReturn(() => againNow.current());
  }, []);
  return { kept, keep, state, setState, send, again };
}

/** Counts while it listens; ends at the limit, and when the page is left. */
function useSeconds(isRecording: boolean, mostSeconds: number, stop: () => void): number {
  const [seconds, setSeconds] = useState(0);
  const visible = usePageVisible();
  const stopNow = useRef(stop);
  stopNow.current = stop;
  useEffect(() => {
    if (!isRecording) return undefined;
    const timer = setInterval(() => setSeconds((passed) => passed + 1), 1_000);
    return () => {
      clearInterval(timer);
      setSeconds(0);
    };
  }, [isRecording]);
  useEffect(() => {
    if (isRecording && (seconds >= mostSeconds || !visible)) stopNow.current();
  }, [isRecording, mostSeconds, seconds, visible]);
  return seconds;
}

export function useVoice(options: VoiceOptions) {
  const { kept, keep, state, setState, send, again } = useKept(options);
  const [mostSeconds, setMostSeconds] = useState(mostSecondsEver);
  const running = useRef<Running>();
  const stop = () => running.current?.stop();
  const seconds = useSeconds(state === 'recording', mostSeconds, stop);
  const isRecording = useRef(false);
  isRecording.current = state === 'recording';
  // Left by 快速隐藏, too: what was said by then is there when the page is opened again.
  useEffect(
    () => () => (isRecording.current ? running.current?.stop() : running.current?.drop()),
    [],
  );

  const back = () => setState(kept === undefined ? 'none' : 'kept');
  const record = () => {
    running.current?.drop();
    setState('asking');
    // The school may have set less than a minute; offline the cloud says so later.
    callAction(voiceLimit, {}).then(
      (limit) => setMostSeconds(limit.mostSeconds),
      () => undefined,
    );
    running.current = startRecording({
      onBegin: () => setState('recording'),
      onEnd: (made) => keep({ ...made, taken: newRequestId(), requestId: newRequestId() }, 'kept'),
      onFail: (failure) => {
        back();
        void explain(failure);
      },
    });
  };
  return {
    state,
    /** Of what is being recorded now. */
    seconds,
    mostSeconds,
    kept,
    record,
    stop,
    /** Back to what was recorded before, if anything was. */
    cancel: () => {
      running.current?.drop();
      back();
    },
    drop: () => keep(undefined, 'none'),
    send: (input: VoiceInput) => (kept === undefined ? undefined : void send(kept, input)),
    again,
    listen: (): Promise<Sound> =>
      Promise.resolve({ kind: kindOf(kept?.bytes ?? ''), bytes: kept?.bytes ?? '' }),
  };
}

export type VoiceDraft = ReturnType<typeof useVoice>;
