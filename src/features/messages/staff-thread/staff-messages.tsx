/** The messages with what triage found underlined (M5). */
import { View } from '@tarojs/components';
import { useMinute } from '../../../lib/clock';
import { splitSpans } from '../../../shared/messages/split-spans';
import type { StaffMessage } from '../../../shared/messages/staff-contracts';
import { toLocalTime } from '../../../shared/time/instant';
import { Bubble } from '../../../ui/bubble';
import { useLatest } from '../earlier';
import { timeline } from '../timeline';

function markOf(message: StaffMessage): string {
  const time = toLocalTime(message.sentAtMs);
  if (message.from === 'student') return `匿名 · ${time}`;
  return `${message.staffName ?? '同事'} · ${time} · ${message.read ? '已读' : '还没读'}`;
}

export function StaffMessages({ messages }: { messages: readonly StaffMessage[] }) {
  const nowMs = useMinute();
  const { shown, earlier } = useLatest(messages);
  return (
    <>
      {earlier}
      {timeline(shown, nowMs).map(({ message, day, endsRun }) => (
        <View key={message.messageId} className="entry">
          {day === null ? null : <View className="cap day">{day}</View>}
          <Bubble
            side={message.from === 'staff' ? 'me' : 'you'}
            text={message.text}
            face={message.face}
            pieces={
              message.triage === null || message.triage.spans.length === 0
                ? undefined
                : splitSpans(message.text, message.triage.spans)
            }
            mark={endsRun ? markOf(message) : undefined}
          />
        </View>
      ))}
    </>
  );
}
