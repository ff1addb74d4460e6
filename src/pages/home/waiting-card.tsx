/** What waits for the student: a new reply first, then the promise that ends soonest. Never a preview (M1). */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { routes } from '../../lib/routes';
import type { StudentThread } from '../../shared/messages/student-contracts';
import { threadLine } from '../../shared/messages/student-words';
import { PromiseWords, Ring } from '../../ui/countdown';
import { Icon } from '../../ui/icon';
import { Tap } from '../../ui/tap';

type Awaited = StudentThread & { awaiting: NonNullable<StudentThread['awaiting']> };

const isCounting = (thread: StudentThread): thread is Awaited =>
  thread.awaiting !== null && !thread.awaiting.breached && thread.safety === null;

/** The thread to show: unread first, then one in danger, then the earliest promise, then a missed one. */
export function firstToShow(threads: readonly StudentThread[]): StudentThread | undefined {
  const counting = threads
    .filter(isCounting)
    .sort((a, b) => a.awaiting.dueAtMs - b.awaiting.dueAtMs);
  return (
    threads.find((thread) => thread.unread > 0) ??
    threads.find((thread) => thread.safety !== null && thread.awaiting !== null) ??
    counting[0] ??
    threads.find((thread) => thread.awaiting !== null)
  );
}

function titleOf(thread: StudentThread, waiting: number): string {
  if (thread.unread > 0) return '老师回复你了';
  if (!isCounting(thread)) return thread.alias;
  return waiting > 1 ? `有 ${waiting} 条留言在等回复` : '有一条留言在等回复';
}

export function WaitingCard({ threads }: { threads: readonly StudentThread[] }) {
  const thread = firstToShow(threads);
  if (thread === undefined) return null;
  const waiting = threads.filter(isCounting).length;
  const counts = thread.unread === 0 && isCounting(thread);
  return (
    <Tap
      className="count"
      onTap={() => void Taro.navigateTo({ url: `${routes.ownThread}?threadId=${thread.threadId}` })}
    >
      {counts ? <Ring {...thread.awaiting} /> : <Icon name="message" size="l" />}
      <View className="grow">
        <View className="head">{titleOf(thread, waiting)}</View>
        <View className="sub">
          {counts ? <PromiseWords dueAtMs={thread.awaiting.dueAtMs} /> : threadLine(thread)}
        </View>
      </View>
      <View className="chev">
        <Icon name="chevron" size="s" />
      </View>
    </Tap>
  );
}
