/** 在线咨询 (M1): the author chose to tell who it is. Shown on a tap, because every look is noted. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { callAction } from '../../../lib/cloud';
import { useAct } from '../../../lib/use-act';
import { readName } from '../../../shared/messages/named-contracts';
import type { StaffThread } from '../../../shared/messages/reply-contract';
import { Tap } from '../../../ui/tap';

export function ToldName({ thread }: { thread: StaffThread }) {
  const [told, setTold] = useState<OutputOf<typeof readName>>();
  const { busy, run } = useAct(() => undefined);
  if (!thread.named) return null;
  const look = async () => {
    const name = await run(() => callAction(readName, { threadId: thread.row.threadId }));
    if (name !== undefined) setTold(name);
  };
  return (
    <View id="told-name" className="card row">
      <View className="grow">
        <View>
          {told === undefined
            ? '这位同学愿意让你知道是谁'
            : [told.name, told.className].filter(Boolean).join(' · ')}
        </View>
        <View className="cap">只说给这一条。每次看都会记下来。</View>
      </View>
      {told === undefined ? (
        <Tap id="look-name" className="btn s soft" disabled={busy} onTap={() => void look()}>
          看名字
        </Tap>
      ) : null}
    </View>
  );
}
