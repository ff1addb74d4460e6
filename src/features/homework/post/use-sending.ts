/** Sends what is being posted, or that there is none today (H1, H2). */
import { useRef, useState } from 'react';
import { errorTexts } from '../../../shared/action/error-texts';
import { noHomework, postHomework } from '../../../shared/homework/teacher-contracts';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { confirm, mention } from '../../../lib/confirm';
import { newRequestId } from '../../../lib/ids';
import { sheetOf, tooMuch } from './sheet-draft';
import type { Desk, Posting } from './use-posting';

const shortestReason = 2;
const nothingSaid = '写一句作业内容，或者加图片';

/** What is lacking, as a sentence; null when it can go. */
function lacking(posting: Posting) {
  const { chosen, draft, texts, confirmed, writes, over, reason, pictureIds } = posting;
  if (chosen.length === 0) return '先选一个班';
  if (posting.taken.length > 0) return errorTexts['homework-colleague-gave'];
  const { pictures } = posting.pictures;
  if (pictures.some(({ state }) => state === 'failed')) return '有张图片没发出去，点它再试';
  if (pictures.length > pictureIds.length) return '图片还在发，等一下就好';
  const sheet = sheetOf(draft, texts.current, pictureIds);
  if (sheet === null) return nothingSaid;
  const excess = tooMuch(sheet);
  if (excess !== null) return excess;
  if (!confirmed) return '点一下“不是机械重复，也不是惩罚”';
  if (!writes && sheet.tasks.some(({ written }) => written))
    return errorTexts['homework-no-writing'];
  if (over.length > 0 && reason.current.trim().length < shortestReason)
    return errorTexts['homework-over-limit'];
  return null;
}

function sentWords(results: readonly { standing: string }[], heard: boolean): string {
  const waits = results.filter(({ standing }) => standing === 'waiting').length;
  if (waits === 0) return '已公布，家长看得到了';
  if (!heard) return '超量的记下了。太晚了，今晚不再提醒年级组长';
  return waits === results.length ? '已交年级组长，定了就公布' : '公布了，超量的班等年级组长';
}

export function useSending(desk: Desk, posting: Posting, onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const requestId = useRef(newRequestId());
  const { subject, chosen } = posting;
  const classIds = chosen.map(({ classId }) => classId);
  const over = posting.goesOnFrom;
  const which = { date: desk.date, subject, classIds, ...(over === null ? {} : { over }) };

  const run = async (work: () => Promise<string>) => {
    setBusy(true);
    try {
      const done = await work();
      // The next one is another act.
      requestId.current = newRequestId();
      posting.reset();
      mention(done);
      onDone();
    } catch (thrown) {
      const error = asAppError(thrown);
      // Only what may have arrived is tried under the same id.
      if (error.code !== 'network') requestId.current = newRequestId();
      mention(error.text);
      // A colleague may have been faster: the page shows what the class has now, and asks for the reason.
      if (error.code !== 'network') onDone();
    } finally {
      setBusy(false);
    }
  };

  const send = async (): Promise<string> => {
    const sheet = sheetOf(posting.draft, posting.texts.current, posting.pictureIds);
    if (sheet === null) return nothingSaid;
    const why = posting.over.length > 0 ? { reason: posting.reason.current.trim() } : {};
    const input = { ...which, sheet, ...why, confirmed: true as const };
    const { results, heard } = await callAction(postHomework, input, {
      requestId: requestId.current,
    });
    return sentWords(results, heard);
  };

  const sendNone = async (): Promise<string> => {
    await callAction(noHomework, which, { requestId: requestId.current });
    return '记下了：今天没有';
  };

  /** What families read already is not taken away by one tap. */
  const mayTakeBack = async (): Promise<boolean> =>
    chosen.every(({ published }) => published === null) ||
    confirm({
      title: '收回今天的作业吗',
      content: '已经公布的会收回，家长会看到“今天没有”。',
      cancelText: '先不收',
      confirmText: '收回',
    });

  return {
    busy,
    post: () => {
      const lacks = lacking(posting);
      if (lacks === null) void run(send);
      else mention(lacks);
    },
    none: () => {
      if (chosen.length === 0) return mention('先选一个班');
      if (posting.taken.length > 0) return mention(errorTexts['homework-colleague-gave']);
      void mayTakeBack().then((may) => (may ? run(sendNone) : undefined));
    },
  };
}
