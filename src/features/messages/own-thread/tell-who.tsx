/** 让老师知道我是谁, or no more (M1): asked once more, because who has looked knows. */
import { callAction } from '../../../lib/cloud';
import { confirm } from '../../../lib/confirm';
import { nameOwnThread } from '../../../shared/messages/named-contracts';
import type { StudentThread } from '../../../shared/messages/student-contracts';
import { Tap } from '../../../ui/tap';

const telling = (alias: string) => ({
  title: '让老师知道你是谁？',
  content: `负责这条的老师和心理中心主任会看到你的名字和班级。用“${alias}”写的别的留言，老师也会想到是你。`,
  cancelText: '先不说',
  confirmText: '告诉老师',
});
const takingBack = {
  title: '不再让老师看到？',
  content: '还没看过名字的老师就看不到了。之前看过的老师已经知道。',
  cancelText: '算了',
  confirmText: '收回',
};

type Act = (work: () => Promise<{ thread: StudentThread } | undefined>) => void;

export function TellWho({ thread, act }: { thread: StudentThread; act: Act }) {
  const { threadId, alias, named } = thread;
  const change = () =>
    act(async () => {
      if (!(await confirm(named ? takingBack : telling(alias)))) return undefined;
      return callAction(nameOwnThread, { threadId, named: !named });
    });
  return (
    <Tap id="tell-who" className="hide bare" onTap={change}>
      {named ? '不再让老师看到名字' : '让老师知道我是谁'}
    </Tap>
  );
}
