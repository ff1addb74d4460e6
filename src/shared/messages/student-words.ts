/** Sentences a student reads about a thread (M1, M5): only what is true now. The M5 words are exact. */
import { needsDistrict, type Concern } from './concern';
import type { Promise2h, StudentThread } from './student-contracts';

/** M5, in both cases: the whole sentence, at every size. */
export const safetyAdvice = [
  '有危险请马上打 110/120，',
  '或找身边的大人；',
  '想说话打 12356',
] as const;

type Safety = NonNullable<StudentThread['safety']>;

/** Whoever is concerned is told nothing, so the words name whoever is (W9). */
const notifiedWords: Record<NonNullable<Safety['toldTo']> | 'school', string> = {
  school: '已通知值班老师和学校负责人。',
  'duty-and-district': '已通知值班老师和区里的老师。',
  district: '已通知区里的老师。',
  teacher: '已通知老师。',
};

/** The M5 card, in pieces that do not break inside. Once a person answered, who was told is past. */
export function safetyPieces(safety: Pick<Safety, 'notice' | 'answered' | 'toldTo'>): string[] {
  if (safety.answered) return [...safetyAdvice];
  const told =
    safety.notice === 'notified' ? notifiedWords[safety.toldTo ?? 'school'] : '正在通知老师。';
  return [told, ...safetyAdvice];
}

/** Beneath the M5 card: "老师正在看" only after a person acknowledged. */
export const safetyFollowUp = {
  acknowledged: '老师正在看',
  unacknowledged: (minutes: number) =>
    `${minutes} 分钟了，还没有老师应答。我们还在找人。有危险请马上打 110/120；想说话打 12356`,
  waiting: '老师应答以后，这里会告诉你。',
} as const;

/** A missed promise; that a lead or leader knows is said once a channel accepted their notice. */
export function breachWords(
  { leaderTold }: Pick<NonNullable<StudentThread['awaiting']>, 'leaderTold'>,
  concerns: readonly Concern[] = [],
): string {
  // Of a thread that is about the school, who that is may be somebody else (W9).
  const who = needsDistrict(concerns) ? '另一位老师' : '负责人';
  return `过了约定的时间，还没有老师回复。我们正在找人${leaderTold ? `，也告诉了${who}` : ''}。`;
}

const answerers: Record<Promise2h['answeredBy'], Record<Promise2h['shift'], string>> = {
  'duty-counsellor': { day: '值班的心理老师', night: '今晚值班的心理老师' },
  'lead-counsellor': { day: '心理中心的老师', night: '心理中心的老师' },
  receiver: { day: '区里的老师', night: '区里的老师' },
  pool: { day: '轮值的心理老师', night: '今晚轮值的心理老师' },
};

/** Who answers, as a role (M1): `今晚值班的心理老师`. */
export function answererWords(promise: Promise2h): string {
  return answerers[promise.answeredBy][promise.shift];
}

/** One line about a thread in the student's list: no preview (M1), no level. */
export function threadLine(
  thread: Pick<StudentThread, 'state' | 'unread' | 'safety' | 'awaiting' | 'lastFrom'>,
): string {
  if (thread.unread > 0) return `有 ${thread.unread} 条新回复`;
  // Two hours without an answer: whoever said 我在看 is hardly looking any more.
  if (thread.awaiting?.breached) return '还没有回复，正在找人';
  if (thread.safety !== null && !thread.safety.answered) {
    return thread.safety.acknowledged ? safetyFollowUp.acknowledged : '已送达';
  }
  if (thread.awaiting !== null) return '在等回复';
  if (thread.state === 'closed') return '已经结束，随时能接着写';
  return thread.lastFrom === 'teacher' ? '看过回复了' : '老师看过了';
}
