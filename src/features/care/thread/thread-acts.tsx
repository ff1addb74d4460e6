/** After the last message: did it help, end it. */
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { confirm } from '../../../lib/confirm';
import { useAct } from '../../../lib/use-act';
import { closeOwnCare, rateCare } from '../../../shared/care/author-contracts';
import type { StudentThread } from '../../../shared/messages/student-contracts';
import { aria } from '../../../ui/aria';
import { Tap } from '../../../ui/tap';

const answers = [
  { value: 1, word: '还不太行' },
  { value: 2, word: '还可以' },
  { value: 3, word: '有帮助' },
] as const;

const endQuestion = {
  title: '结束这次对话？',
  content: '以后还能接着写，咨询师也能看到前面的话。',
  cancelText: '先不结束',
  confirmText: '结束',
};

interface ThreadActsProps {
  thread: StudentThread;
  hasReply: boolean;
  onChanged: (thread: StudentThread) => void;
}

export function ThreadActs({ thread, hasReply, onChanged }: ThreadActsProps) {
  const { run, busy } = useAct(() => undefined);
  const { threadId, satisfaction, awaiting, state } = thread;
  const rate = async (value: number) => {
    const done = await run(() => callAction(rateCare, { threadId, satisfaction: value }));
    if (done !== undefined) onChanged(done.thread);
  };
  const end = async () => {
    if (!(await confirm(endQuestion))) return;
    const done = await run(() => callAction(closeOwnCare, { threadId }));
    if (done !== undefined) onChanged(done.thread);
  };
  return (
    <>
      <View className="part">
        {hasReply && awaiting === null ? (
          <View className="card ca-stack">
            <View className="sub">
              {satisfaction === null ? '这次聊得怎么样？' : '谢谢您告诉我们，想改也可以。'}
            </View>
            <View className="wrap" {...aria({ role: 'radiogroup', label: '这次聊得怎么样' })}>
              {answers.map(({ value, word }) => (
                <Tap
                  key={value}
                  role="radio"
                  className={`chip${satisfaction === value ? ' on' : ''}`}
                  chosen={satisfaction === value}
                  disabled={busy}
                  onTap={() => void rate(value)}
                >
                  {word}
                </Tap>
              ))}
            </View>
          </View>
        ) : null}
      </View>
      {state === 'closed' ? (
        <View className="cap center">这次对话结束了。想接着说，直接写就好。</View>
      ) : (
        <Tap id="end" className="btn wide plain" disabled={busy} onTap={() => void end()}>
          结束对话
        </Tap>
      )}
    </>
  );
}
