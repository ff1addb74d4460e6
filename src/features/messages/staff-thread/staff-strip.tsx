/** When the answer is due, who owns the thread, and 我在看 on a red one. */
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { earlierPromise } from '../../../shared/messages/earlier-promise';
import { momentText } from '../../../shared/messages/due-text';
import { acknowledgeThread } from '../../../shared/messages/staff-contracts';
import { type StaffThread } from '../../../shared/messages/reply-contract';
import { DuePill } from '../../../ui/due-pill';
import { Tap } from '../../../ui/tap';
import type { Acting } from './use-act';

const restWords = {
  waiting: '在等回复',
  reopened: '又写来了，在等回复',
  answered: '已回复',
  closed: '已结束',
  'no-reply': '无需回复',
} as const;

function Due({ thread }: { thread: StaffThread }) {
  const nowMs = useMinute();
  const { red, awaiting, state } = thread.row;
  const first = earlierPromise(red, awaiting);
  if (red !== null && first !== null) {
    const word = first === red && red.acknowledgedBy === null ? '前应答' : '前回复';
    const before = `${momentText(first.dueAtMs, nowMs)} ${word} · `;
    return <DuePill red before={before} dueAtMs={first.dueAtMs} breached={first.breached} />;
  }
  if (awaiting !== null) {
    return <DuePill before={`截止 ${momentText(awaiting.dueAtMs, nowMs)} · `} {...awaiting} />;
  }
  return <View className="pill brand">{restWords[state]}</View>;
}

export function StaffStrip({ thread, acting }: { thread: StaffThread; acting: Acting }) {
  const { red, owner, threadId } = thread.row;
  const mayAcknowledge = red !== null && red.acknowledgedBy === null && thread.mayAct;
  return (
    <View className="strip">
      <View className="grow">
        <Due thread={thread} />
      </View>
      {mayAcknowledge ? (
        <Tap
          id="acknowledge"
          className="btn s"
          disabled={acting.busy}
          onTap={() => void acting.act(() => callAction(acknowledgeThread, { threadId }))}
        >
          我在看
        </Tap>
      ) : (
        <View className="cap nb">
          {red?.acknowledgedBy == null
            ? owner.me
              ? '由你负责'
              : `${owner.name}负责`
            : red.acknowledgedBy.me
              ? '你在看'
              : `${red.acknowledgedBy.name}在看`}
        </View>
      )}
    </View>
  );
}
