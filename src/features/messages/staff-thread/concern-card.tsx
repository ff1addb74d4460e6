/** Whom the child said it is about (W9): who must not hear of it, and 接手 for somebody of the district. */
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { takeThread } from '../../../shared/messages/concern-contracts';
import { concernForStaff } from '../../../shared/messages/concern-words';
import type { StaffThread } from '../../../shared/messages/reply-contract';
import { Tap } from '../../../ui/tap';
import type { Acting } from './use-act';

interface ConcernCardProps {
  thread: StaffThread;
  acting: Acting;
  mayTake: boolean;
}

export function ConcernCard({ thread, acting, mayTake }: ConcernCardProps) {
  const { concerns, owner, threadId } = thread.row;
  if (concerns.length === 0) return null;
  return (
    <View className="card calm concern-follows">
      {concernForStaff(concerns).map((sentence) => (
        <View key={sentence}>{sentence}</View>
      ))}
      {mayTake && !owner.me ? (
        <Tap
          id="take"
          className="btn s"
          disabled={acting.busy}
          onTap={() => void acting.act(() => callAction(takeThread, { threadId }))}
        >
          由我接手
        </Tap>
      ) : null}
    </View>
  );
}
