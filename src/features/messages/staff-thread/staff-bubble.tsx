/** A message with what triage found underlined (M5). */
import { momentText } from '../../../shared/messages/due-text';
import { splitSpans } from '../../../shared/messages/split-spans';
import type { StaffMessage } from '../../../shared/messages/reply-contract';
import { toLocalTime } from '../../../shared/time/instant';
import { Bubble } from '../../../ui/bubble';
import type { TimelineItem } from '../timeline';
import type { Sound } from '../voice/sound';
import { VoiceBubble } from '../voice/voice-bubble';
import { entryBytes, jsonBytes } from '../view-room';

/** What frames an underlined place and the text after it. */
const spanBytes = 160;

function markOf(message: StaffMessage): string {
  const time = toLocalTime(message.sentAtMs);
  if (message.foundAtMs !== null) {
    const found = momentText(message.foundAtMs, message.sentAtMs);
    return `纸信 · ${found} 取出 · ${time} 录入`;
  }
  if (message.voice) return `匿名 · ${time} · ${message.voice.heard ? '听过了' : '还没有人听'}`;
  if (message.from === 'student') return `匿名 · ${time}`;
  return `${message.staffName ?? '同事'} · ${time} · ${message.read ? '已读' : '已送达'}`;
}

/** Bytes of a message on its way to the view layer. */
export function sizeOfStaffMessage({ text, triage }: StaffMessage): number {
  return entryBytes + jsonBytes(text) + spanBytes * (triage?.spans.length ?? 0);
}

/** Asks for a voice; the thread as it is once somebody has listened comes with it. */
export type LoadVoice = (message: StaffMessage) => Promise<Sound>;

export const staffBubbleOf = (load: LoadVoice) =>
  function staffBubble(item: TimelineItem<StaffMessage>) {
    const { message } = item;
    if (message.voice === undefined) return <WrittenBubble {...item} />;
    const { text, triage, face, voice } = message;
    return (
      <VoiceBubble
        side="you"
        seconds={voice.seconds}
        load={() => load(message)}
        face={face}
        pieces={text === '' ? [] : splitSpans(text, triage?.spans ?? [])}
        mark={markOf(message)}
      />
    );
  };

function WrittenBubble({ message, endsRun }: TimelineItem<StaffMessage>) {
  const spans = message.triage?.spans ?? [];
  return (
    <Bubble
      side={message.from === 'staff' ? 'me' : 'you'}
      text={message.text}
      face={message.face}
      pieces={spans.length === 0 ? undefined : splitSpans(message.text, spans)}
      mark={endsRun ? markOf(message) : undefined}
    />
  );
}
