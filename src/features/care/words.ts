/** Sentences a colleague reads in the own channel (M8): a grown-up's words, and only what is true now. */
import type { StudentThread } from '../../shared/messages/student-contracts';

/** Each is shown by a test (test/stories/care). */
export const privacyWords = [
  '写给校外的心理咨询师。看不到您是谁，只看到一个代号。',
  '学校的领导、管理员和心理中心看不到内容，也不知道您有没有写过；不进考核，不进档案。',
  '只有在有生命危险时，工会和校外咨询师两个人、两把钥匙一起，才能知道是谁。',
] as const;

type Safety = NonNullable<StudentThread['safety']>;

/** The card of danger. Once a person answered, who was told is past. */
export function safetyWords({ notice, answered }: Safety): string[] {
  const advice = ['有危险请马上打 110 或 120，', '或找身边信得过的人；', '想说话打 12356。'];
  if (answered) return advice;
  const told =
    notice === 'notified' ? '已通知值班的校外咨询师和工会。' : '正在通知值班的校外咨询师。';
  return [told, ...advice];
}

export function followUpWords({ acknowledged, unacknowledgedMinutes }: Safety): string {
  if (acknowledged) return '咨询师正在看';
  if (unacknowledgedMinutes !== null)
    return `${unacknowledgedMinutes} 分钟了，还没有人应答，我们还在找人。有危险请马上打 110 或 120。`;
  return '咨询师应答以后，这里会告诉您。';
}

export function breachWords(leaderTold: boolean): string {
  const also = leaderTold ? '，也告诉了工会' : '';
  return `过了约定的时间，还没有回复。我们正在找人${also}。`;
}

/** One line about a thread: no preview, no level. */
export function threadLine({
  state,
  unread,
  safety,
  awaiting,
  lastFrom,
}: Pick<StudentThread, 'state' | 'unread' | 'safety' | 'awaiting' | 'lastFrom'>): string {
  if (unread > 0) return `有 ${unread} 条新回复`;
  if (awaiting?.breached === true) return '还没有回复，正在找人';
  if (safety !== null && !safety.answered && safety.acknowledged) return '咨询师正在看';
  if (awaiting !== null) return '在等回复';
  if (state === 'closed') return '已经结束，随时能接着写';
  return lastFrom === 'teacher' ? '看过回复了' : '咨询师看过了';
}
