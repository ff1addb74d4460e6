/** The steps of one post (H1, H2): given, asked about, taken back, decided. The history keeps every one of them. */
import { mostSteps, type Sheet } from '../../../src/shared/homework/model';
import type { Subject } from '../../../src/shared/people/subjects';
import type { ActionContext } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import type { StoredPost } from './collections';

export type Step = 'publish' | 'ask' | 'none';

interface Given {
  subject: Subject;
  sheet: Sheet | null;
  reason: string;
}

/**
 * What the same request did before; null when it is new. `request-conflict`: it stood for other words. A post that
 * was decided since answers as when it was asked.
 */
export function repeatOf(
  post: StoredPost | null,
  requestId: string,
  { sheet, reason }: Given,
): 'published' | 'waiting' | 'none' | null {
  const known = post?.history.find((step) => step.requestId === requestId);
  if (!known) return null;
  const isSame =
    JSON.stringify(known.sheet) === JSON.stringify(sheet) &&
    (known.act !== 'ask' || known.reason === reason);
  if (!isSame) throw new AppError('request-conflict', 'homework');
  if (known.act === 'ask') return 'waiting';
  return known.act === 'none' ? 'none' : 'published';
}

/** The post that a change goes on from, by its class and the steps it had. */
export interface Over {
  classId: string;
  step: number;
}

/** What another teacher of the subject gave or asked is gone on from, never written over unseen (H1). */
export function requireSeen(
  old: StoredPost | null,
  classId: string,
  over: Over | undefined,
  { personId }: Caller,
): void {
  const isOthers = old !== null && old.teacherId !== personId;
  if (!isOthers || (old.published === null && old.state !== 'waiting')) return;
  if (over?.classId !== classId || over.step !== old.history.length)
    throw new AppError('homework-colleague-gave', 'post');
}

export function nextPost(
  old: StoredPost | null,
  step: Step,
  { subject, sheet, reason, dueAtMs }: Given & { dueAtMs: number },
  { caller, nowMs, requestId }: ActionContext,
): StoredPost {
  const base = {
    subject,
    teacherId: caller.personId,
    answer: '',
    // Who said that there is none and gives some after all gives it now: families had been told otherwise.
    handedAtMs: old && !(old.state === 'none' && sheet !== null) ? old.handedAtMs : nowMs,
    dueAtMs: old?.dueAtMs ?? dueAtMs,
    history: withStep(old, {
      act: step,
      sheet,
      reason: step === 'ask' ? reason : '',
      atMs: nowMs,
      byPersonId: caller.personId,
      requestId,
    }),
  };
  if (step === 'ask' && sheet) {
    const number = askings(old) + 1;
    const asked = { sheet, reason, number, byPersonId: caller.personId, atMs: nowMs };
    return { ...base, state: 'waiting', published: old?.published ?? null, asked };
  }
  const state = sheet === null ? ('none' as const) : ('published' as const);
  return { ...base, state, published: sheet, asked: null };
}

/** What a decision leaves: published as asked, or sent back while what stood before stands on. */
export function decidedPost(
  post: StoredPost,
  agree: boolean,
  reason: string,
  { caller, nowMs, requestId }: ActionContext,
): StoredPost {
  const history = withStep(post, {
    act: agree ? 'agree' : 'return',
    sheet: post.asked?.sheet ?? null,
    reason,
    atMs: nowMs,
    byPersonId: caller.personId,
    requestId,
  });
  if (agree)
    return {
      ...post,
      state: 'published',
      published: post.asked?.sheet ?? null,
      asked: null,
      answer: '',
      history,
    };
  // A correction that was sent back leaves what families read: nothing is owed for it.
  const state = post.published === null ? ('returned' as const) : ('published' as const);
  return { ...post, state, answer: reason, history };
}

/** Counted from the history, so that a number never comes twice. */
function askings(post: StoredPost | null): number {
  return (post?.history ?? []).filter(({ act }) => act === 'ask').length;
}

type HistoryStep = StoredPost['history'][number];

function withStep(post: StoredPost | null, step: HistoryStep): HistoryStep[] {
  const all = [...(post?.history ?? []), step];
  if (all.length > mostSteps) throw new AppError('illegal-move', 'too many corrections');
  return all;
}
