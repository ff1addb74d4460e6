/** A lesson that is being read (T2): the sitting is told to the cloud each minute, and when the page goes. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { usePageVisible } from '../../../lib/page-visible';
import { useLive } from '../../../lib/polling';
import { studentBudget } from '../../../shared/polling/plan';
import {
  answerCheckpoint,
  openLesson,
  readOnLesson,
} from '../../../shared/training/family-contracts';
import type { LessonProgress } from '../../../shared/training/views';

type Opened = OutputOf<typeof openLesson>;

/** What was answered just now; wrong ones too, with why. */
export interface Answered {
  choice: number;
  right: boolean;
  why: string;
}

const tellEveryMs = 60_000;

export function useLesson(personId: string, lessonId: string) {
  const live = useLive<Opened>(`lesson.${personId}.${lessonId}`, {
    budget: studentBudget,
    load: () => callAction(openLesson, { lessonId }),
    urgency: () => null,
  });
  const [answers, setAnswers] = useState<Readonly<Record<number, Answered>>>({});
  const [progress, setProgress] = useState<LessonProgress | null>(null);
  const [busy, setBusy] = useState(false);
  const ticket = useRef<string | null>(null);
  ticket.current ??= live.data?.ticket ?? null;
  const visible = usePageVisible();
  const shown = progress ?? live.data?.lesson.progress;
  const asked = live.data?.lesson.checkpoints ?? 0;
  // Read and answered, yet not finished: the lesson asks for less than it did. The next sitting says so.
  const isTimed =
    shown !== undefined &&
    shown.doneOn === null &&
    (shown.minutesLeft > 0 || shown.passed.length >= asked);

  const tell = useCallback(async () => {
    if (ticket.current === null) return;
    try {
      const answer = await callAction(readOnLesson, { lessonId, ticket: ticket.current });
      ticket.current = answer.ticket;
      setProgress(answer.progress);
    } catch (thrown) {
      // Without a network the sitting goes on under the same ticket; the next minute tells all of it.
      const { code, text } = asAppError(thrown);
      if (code !== 'network') mention(text);
    }
  }, [lessonId]);

  useEffect(() => {
    if (!visible || !isTimed) return undefined;
    const telling = setInterval(() => void tell(), tellEveryMs);
    return () => {
      clearInterval(telling);
      void tell();
    };
  }, [visible, isTimed, tell]);

  const answer = async (checkpoint: number, choice: number) => {
    if (ticket.current === null) return;
    setBusy(true);
    try {
      const input = { lessonId, checkpoint, choice, ticket: ticket.current };
      const { right, why, ...rest } = await callAction(answerCheckpoint, input);
      ticket.current = rest.ticket;
      setProgress(rest.progress);
      setAnswers((last) => ({ ...last, [checkpoint]: { choice, right, why } }));
    } catch (thrown) {
      mention(asAppError(thrown).text);
    } finally {
      setBusy(false);
    }
  };
  return { live, progress: shown, answers, busy, answer };
}
