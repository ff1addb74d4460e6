/** 消息 of a student: all own threads under every name, no previews (M1, M4). */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../lib/cloud';
import { useMinute } from '../../lib/clock';
import { useLive } from '../../lib/polling';
import { routes } from '../../lib/routes';
import { queueOf } from '../../lib/send-queue';
import type { Person } from '../../lib/session';
import { momentText, promiseParts } from '../../shared/messages/due-text';
import { listOwnThreads, type StudentThread } from '../../shared/messages/student-contracts';
import { threadLine } from '../../shared/messages/student-words';
import { studentBudget } from '../../shared/polling/plan';
import { Icon } from '../../ui/icon';
import { LiveState } from '../../ui/live-state';
import { Places } from '../../ui/places';
import { Empty } from '../../ui/states';
import { Tap } from '../../ui/tap';
import { PendingRow } from './pending-row';

/** Few rows at a time: what crosses to WeChat's view layer stays small. */
const rowsAtOnce = 20;

const openWrite = () => void Taro.navigateTo({ url: routes.write });

function lineOf(thread: StudentThread, nowMs: number): string {
  const { awaiting, safety, unread } = thread;
  if (unread > 0 || safety !== null || awaiting === null || awaiting.breached) {
    return threadLine(thread);
  }
  return promiseParts(awaiting.dueAtMs, nowMs).join(' · ');
}

function ThreadRow({ thread, nowMs }: { thread: StudentThread; nowMs: number }) {
  return (
    <Tap
      className="li"
      onTap={() => void Taro.navigateTo({ url: `${routes.ownThread}?threadId=${thread.threadId}` })}
    >
      <View className="grow">
        <View className="between">
          <View className={thread.unread > 0 ? 'b' : ''}>{thread.alias}</View>
          <View className="cap">{momentText(thread.lastMessageAtMs, nowMs)}</View>
        </View>
        <View className={`sub${thread.unread > 0 ? ' link' : ''}`}>{lineOf(thread, nowMs)}</View>
      </View>
      <View className="chev">
        <Icon name="chevron" size="s" />
      </View>
    </Tap>
  );
}

export function OwnThreads({ person }: { person: Person }) {
  const pending = queueOf(person.personId).use();
  const [most, setMost] = useState(rowsAtOnce);
  const nowMs = useMinute();
  const live = useLive(`own.${person.personId}`, {
    again: pending.length,
    budget: studentBudget,
    load: () => callAction(listOwnThreads, {}),
    urgency: (shown) =>
      shown?.threads.some((thread) => thread.awaiting !== null) === true ? 'waiting' : 'idle',
  });
  if (live.data === undefined) {
    return <LiveState live={live} />;
  }
  const { threads } = live.data;
  return (
    <>
      {pending.length > 0 ? <PendingRow first={pending[0]} /> : null}
      {threads.length === 0 ? (
        <Empty what="还没有留言" how="随时可以写" action={{ word: '说一说', onTap: openWrite }} />
      ) : (
        <>
          <View className="card list">
            <Places
              items={threads.slice(0, most)}
              row={(thread) => <ThreadRow thread={thread} nowMs={nowMs} />}
            />
          </View>
          <View className="place">
            {most < threads.length ? (
              <Tap className="btn plain wide" onTap={() => setMost(most + rowsAtOnce)}>
                再看一些
              </Tap>
            ) : null}
          </View>
          <Tap className="btn soft wide" onTap={openWrite}>
            再说一件事
          </Tap>
        </>
      )}
    </>
  );
}
