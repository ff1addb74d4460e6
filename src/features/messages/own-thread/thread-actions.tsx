/** After the last message: was it good, tell me when there is a reply, end it (M4). */
import { View } from '@tarojs/components';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { confirm, mention } from '../../../lib/confirm';
import { askForNotice } from '../../../lib/subscribe';
import {
  closeOwnThread,
  grantReplyNotice,
  rateThread,
  type StudentThread,
} from '../../../shared/messages/student-contracts';
import { aria } from '../../../ui/aria';
import { Icon } from '../../../ui/icon';
import { Tap } from '../../../ui/tap';
import { TellWho } from './tell-who';

interface ThreadActionsProps {
  thread: StudentThread;
  mayRemind: boolean;
  hasReply: boolean;
  onChanged: (thread: StudentThread) => void;
}

const answers = [
  { value: 1, word: '还不太行' },
  { value: 2, word: '还可以' },
  { value: 3, word: '有帮助' },
] as const;

type Act = (work: () => Promise<{ thread: StudentThread } | undefined>) => void;

function Satisfaction({ thread, act }: { thread: StudentThread; act: Act }) {
  const rate = (satisfaction: number) =>
    act(() => callAction(rateThread, { threadId: thread.threadId, satisfaction }));
  return (
    <View className="card">
      <View className="sub rate-title">
        {thread.satisfaction === null ? '这次聊得怎么样？' : '谢谢你告诉我们。想改也可以。'}
      </View>
      <View className="wrap" {...aria({ role: 'radiogroup', label: '这次聊得怎么样' })}>
        {answers.map(({ value, word }) => (
          <Tap
            key={value}
            role="radio"
            className={`chip${thread.satisfaction === value ? ' on' : ''}`}
            chosen={thread.satisfaction === value}
            onTap={() => rate(value)}
          >
            {word}
          </Tap>
        ))}
      </View>
    </View>
  );
}

function Reminder({ thread, act }: { thread: StudentThread; act: Act }) {
  if (thread.replyNotices > 0) {
    return (
      <View className="sys cap">
        <Icon name="bell" size="xs" />
        有回复时会提醒你一次，提醒里没有内容。
      </View>
    );
  }
  const ask = () =>
    act(async () => {
      if (!(await askForNotice(STUDENT_TEMPLATE_ID))) return undefined;
      return callAction(grantReplyNotice, { threadId: thread.threadId });
    });
  return (
    <Tap id="remind" className="hide bare" onTap={ask}>
      <Icon name="bell" size="s" />
      有回复时提醒我
    </Tap>
  );
}

const endQuestion = {
  title: '结束这次对话？',
  content: '以后还能接着写，老师也能看到前面的话。',
  cancelText: '先不结束',
  confirmText: '结束',
};

export function ThreadActions({ thread, mayRemind, hasReply, onChanged }: ThreadActionsProps) {
  const act: Act = (work) => {
    work()
      .then((answer) => {
        if (answer !== undefined) onChanged(answer.thread);
      })
      .catch((thrown: unknown) => mention(asAppError(thrown).text));
  };
  const end = () =>
    act(async () => {
      if (!(await confirm(endQuestion))) return undefined;
      return callAction(closeOwnThread, { threadId: thread.threadId });
    });
  const closed = thread.state === 'closed';
  return (
    <View className="after">
      {hasReply && thread.awaiting === null ? <Satisfaction thread={thread} act={act} /> : null}
      {closed ? (
        <View className="cap center">这次对话结束了。想接着说，直接写就好。</View>
      ) : (
        <View className="wrap center-row">
          {mayRemind && thread.awaiting !== null ? <Reminder thread={thread} act={act} /> : null}
          <TellWho thread={thread} act={act} />
          <Tap id="end" className="hide bare" onTap={end}>
            结束对话
          </Tap>
        </View>
      )}
    </View>
  );
}
