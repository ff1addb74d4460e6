/** 消息 of a counsellor: the duty inbox (M2–M5). */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../lib/cloud';
import { hasRole, type Person } from '../../lib/session';
import { listInbox, type InboxRow } from '../../shared/messages/inbox-contracts';
import { Segmented } from '../../ui/segmented';
import { LiveState } from '../../ui/live-state';
import { Empty } from '../../ui/states';
import { Tap } from '../../ui/tap';
import { DutyLine } from './duty-line';
import { InboxRows } from './inbox-rows';
import { useDesk, type InboxPage, type InboxView } from './use-desk';

/** Few rows at a time: what crosses to WeChat's view layer stays small. */
const rowsAtOnce = 20;

const emptyWords: Record<InboxView, [string, string]> = {
  mine: ['没有等你回复的留言', '有新的，这里会马上看到。'],
  school: ['全校没有在等回复的留言', '有新的，这里会马上看到。'],
  done: ['还没有回复过的留言', '回复、结束和无需回复的，都在这里。'],
};

const withCount = (word: string, count: number | null | undefined) =>
  count == null || count === 0 ? word : `${word} ${count}`;

function List({ page, view }: { page: InboxPage; view: InboxView }) {
  const [most, setMost] = useState(rowsAtOnce);
  const [older, setOlder] = useState<{ rows: readonly InboxRow[]; next: string | null }>();
  const rows = [...page.rows, ...(older?.rows ?? [])];
  const next = older === undefined ? page.next : older.next;
  const more = async () => {
    if (most < rows.length) return setMost(most + rowsAtOnce);
    if (next === null) return undefined;
    const answer = await callAction(listInbox, { view, next });
    setOlder({ rows: [...(older?.rows ?? []), ...answer.rows], next: answer.next });
    return setMost(most + rowsAtOnce);
  };
  if (rows.length === 0) {
    const [what, how] = emptyWords[view];
    return <Empty what={what} how={how} />;
  }
  return (
    <>
      <InboxRows rows={rows.slice(0, most)} />
      <View className="place">
        {most < rows.length || next !== null ? (
          <Tap className="btn plain wide" onTap={() => void more()}>
            再看一些
          </Tap>
        ) : null}
      </View>
    </>
  );
}

export function Inbox({ person }: { person: Person }) {
  const [view, setView] = useState<InboxView>('mine');
  const live = useDesk(person.personId, view, !hasRole(person, 'district-receiver'));
  const counts = live.data?.inbox.counts;
  const options = [
    {
      value: 'mine' as const,
      label: withCount(hasRole(person, 'district-receiver') ? '接收件' : '我的', counts?.mine),
    },
    ...(hasRole(person, 'lead-counsellor')
      ? [{ value: 'school' as const, label: withCount('全校', counts?.school) }]
      : []),
    { value: 'done' as const, label: '已回复' },
  ];
  return (
    <>
      <DutyLine duty={live.data?.duty} />
      <Segmented
        kind="tablist"
        label="看哪些留言"
        options={options}
        value={view}
        onChange={setView}
      />
      {live.data === undefined ? (
        <LiveState live={live} />
      ) : (
        <List key={view} page={live.data.inbox} view={view} />
      )}
    </>
  );
}
