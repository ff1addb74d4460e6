/** 教师关爱 (M8): who reads it and who never does, the own letters, and the way to write one. */
import { View } from '@tarojs/components';
import type { OutputOf } from '../../../shared/action/contract';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { useLive } from '../../../lib/polling';
import type { Person } from '../../../lib/session';
import { aboutCare, listOwnCare } from '../../../shared/care/author-contracts';
import { isCareHouse } from '../../../shared/care/house';
import { momentText, promiseParts } from '../../../shared/messages/due-text';
import type { StudentThread } from '../../../shared/messages/student-contracts';
import { studentBudget } from '../../../shared/polling/plan';
import { openPage } from '../../../ui/entry-list';
import { Icon } from '../../../ui/icon';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { Hotlines } from '../parts/hotlines';
import { careHouse, careThread, careWrite } from '../places';
import { privacyWords, threadLine } from '../words';

type About = OutputOf<typeof aboutCare>;

function lineOf(thread: StudentThread, nowMs: number): string {
  const { awaiting, safety, unread } = thread;
  if (unread > 0 || safety !== null || awaiting === null || awaiting.breached)
    return threadLine(thread);
  return promiseParts(awaiting.dueAtMs, nowMs).join(' · ');
}

function Letter({ thread, nowMs }: { thread: StudentThread; nowMs: number }) {
  const { threadId, alias, unread, lastMessageAtMs } = thread;
  return (
    <Tap className="li" onTap={() => openPage(careThread(threadId))}>
      <View className="grow">
        <View className="between">
          <View className={unread > 0 ? 'b' : ''}>{alias}</View>
          <View className="cap">{momentText(lastMessageAtMs, nowMs)}</View>
        </View>
        <View className={`sub${unread > 0 ? ' link' : ''}`}>{lineOf(thread, nowMs)}</View>
      </View>
      <View className="chev">
        <Icon name="chevron" size="s" />
      </View>
    </Tap>
  );
}

function Letters({ person }: { person: Person }) {
  const nowMs = useMinute();
  const live = useLive(`care.${person.personId}`, {
    budget: studentBudget,
    load: () => callAction(listOwnCare, {}),
    urgency: (shown) =>
      shown?.threads.some(({ awaiting }) => awaiting !== null) === true ? 'waiting' : 'idle',
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const { threads } = live.data;
  return (
    <>
      {threads.length === 0 ? null : (
        <View className="card list">
          {threads.map((thread) => (
            <Letter key={thread.threadId} thread={thread} nowMs={nowMs} />
          ))}
        </View>
      )}
      <Tap id="write" className="btn wide" onTap={() => openPage(careWrite)}>
        {threads.length === 0 ? '写一封' : '再写一封'}
      </Tap>
    </>
  );
}

function Promised({ replyWithinMinutes }: About) {
  const hours = replyWithinMinutes / 60;
  const within = Number.isInteger(hours) ? `${hours} 小时` : `${replyWithinMinutes} 分钟`;
  return (
    <View className="card calm ca-stack">
      <View className="head">白天晚上都能写，{within}内有人回</View>
      {privacyWords.map((words) => (
        <View key={words} className="ca-point">
          {words}
        </View>
      ))}
    </View>
  );
}

function Keepers({ keepers }: About) {
  if (keepers.length === 0) return null;
  return (
    <View className="card">
      <View className="head">谁在这里</View>
      {keepers.map(({ name, roleName }) => (
        <View key={name + roleName} className="ca-row">
          <View>{name}</View>
          <View className="cap">{roleName}</View>
        </View>
      ))}
    </View>
  );
}

/** The union begins the house from here, and keeps it. */
function ToHouse() {
  return (
    <View className="card list">
      <Tap id="house" className="li" onTap={() => openPage(careHouse)}>
        <View className="grow">
          <View>开通和人员</View>
          <View className="cap">工会来办：请校外的咨询师，定谁在这里</View>
        </View>
        <View className="chev">
          <Icon name="chevron" size="s" />
        </View>
      </Tap>
    </View>
  );
}

function OfColleague({ person }: { person: Person }) {
  const live = useLive(`care-about.${person.personId}`, {
    budget: studentBudget,
    load: () => callAction(aboutCare, {}),
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const about = live.data;
  return (
    <>
      {about.isOpen ? (
        <>
          <Promised {...about} />
          <Letters person={person} />
        </>
      ) : (
        <Empty what="还没有开通" how="工会请好校外的咨询师、做好两把钥匙，就能写了。" />
      )}
      <Keepers {...about} />
      <Hotlines />
    </>
  );
}

export function Box({ person }: { person: Person }) {
  const isUnion = person.roles.includes('union');
  return (
    <>
      {isCareHouse(person.schoolId) ? (
        <Empty what="您在这里是接信的人" how="老师们写来的，在“消息”里看和回。" />
      ) : (
        <OfColleague person={person} />
      )}
      {isUnion ? <ToHouse /> : null}
    </>
  );
}
