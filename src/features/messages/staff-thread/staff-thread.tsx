/** 对话 (design 06): read, 我在看, level, reply (M4, M5). */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { queueOf } from '../../../lib/send-queue';
import { Page } from '../../../ui/page';
import { LiveState } from '../../../ui/live-state';
import { useScrollDown } from '../scroll-down';
import { ThreadMessages } from '../thread-messages';
import { ConcernCard } from './concern-card';
import { LevelCard } from './level-card';
import { OriginNote } from './origin-note';
import { ReplyBar } from './reply-bar';
import { seenSeqOf } from './seen-seq';
import { sizeOfStaffMessage, staffBubbleOf } from './staff-bubble';
import { StaffStrip } from './staff-strip';
import { ToldName } from './told-name';
import { TriageSheet } from './triage-sheet';
import { useAct } from './use-act';
import { useStaffThread } from './use-staff-thread';

interface StaffThreadViewProps {
  personId: string;
  /** Steps in where adults of the school are concerned (W9). */
  isOfDistrict?: boolean;
  threadId: string;
}

export function StaffThreadView({
  personId,
  isOfDistrict = false,
  threadId,
}: StaffThreadViewProps) {
  const live = useStaffThread(personId, threadId);
  const acting = useAct(live);
  const [showsReasons, setShowsReasons] = useState(false);
  const pending = queueOf(personId)
    .use()
    .filter((message) => message.threadId === threadId);
  const { data } = live;
  const alias = data?.thread.row.alias ?? '对话';
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: alias });
  }, [alias]);
  useScrollDown((data?.messages.length ?? 0) + pending.length);
  if (data === undefined) {
    return (
      <Page title={alias}>
        <LiveState live={live} />
      </Page>
    );
  }
  return (
    <Page
      title={alias}
      strip={<StaffStrip thread={data.thread} acting={acting} />}
      footer={
        <ReplyBar
          personId={personId}
          thread={data.thread}
          seenSeq={seenSeqOf(data.messages)}
          acting={acting}
        />
      }
    >
      <OriginNote origin={data.thread.origin} />
      <ToldName thread={data.thread} />
      <View className="part">
        <ConcernCard thread={data.thread} acting={acting} mayTake={isOfDistrict} />
      </View>
      <LevelCard data={data} acting={acting} onShowReasons={() => setShowsReasons(true)} />
      <View className="msgs">
        <ThreadMessages
          personId={personId}
          threadId={threadId}
          messages={data.messages}
          pending={pending}
          sizeOf={sizeOfStaffMessage}
          bubble={staffBubbleOf(live.loadVoice)}
        />
      </View>
      <View className="layer">
        {showsReasons ? <TriageSheet data={data} onClose={() => setShowsReasons(false)} /> : null}
      </View>
    </Page>
  );
}
