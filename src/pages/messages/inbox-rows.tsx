/** Rows of the inbox (design 05): red in a card of its own, then by due time, done last. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useMinute } from '../../lib/clock';
import { routes } from '../../lib/routes';
import { earlierPromise } from '../../shared/messages/earlier-promise';
import { momentText } from '../../shared/messages/due-text';
import type { InboxRow } from '../../shared/messages/inbox-contracts';
import { DuePill } from '../../ui/due-pill';
import { LevelMark } from '../../ui/level-mark';
import { Places } from '../../ui/places';
import { Tap } from '../../ui/tap';

const doneWords = {
  answered: '已回复',
  closed: '已结束',
  'no-reply': '无需回复',
  waiting: '',
  reopened: '',
} as const;

/** The pill, or who dealt with it. */
function Right({ row }: { row: InboxRow }) {
  const { red, awaiting } = row;
  const first = earlierPromise(red, awaiting);
  if (first !== null)
    return <DuePill red={red !== null} dueAtMs={first.dueAtMs} breached={first.breached} />;
  const seen = row.lastFrom === 'staff' && row.readByStudent;
  return <View className="cap nb">{seen ? '已读' : row.owner.name}</View>;
}

/** What stands at the right of the second line. */
function timeWords({ red, awaiting, state, lastMessageAtMs }: InboxRow, nowMs: number): string {
  if (red !== null && red.acknowledgedBy !== null) return `${red.acknowledgedBy.name}在看`;
  if (red !== null && earlierPromise(red, awaiting) === red)
    return `${momentText(red.dueAtMs, nowMs)} 前应答`;
  if (awaiting !== null) return `截止 ${momentText(awaiting.dueAtMs, nowMs)}`;
  return `${doneWords[state]} ${momentText(lastMessageAtMs, nowMs)}`;
}

function Row({ row, nowMs }: { row: InboxRow; nowMs: number }) {
  const done = row.red === null && row.awaiting === null;
  return (
    <Tap
      className={`in-row${done ? ' done' : ''}`}
      onTap={() => void Taro.navigateTo({ url: `${routes.staffThread}?threadId=${row.threadId}` })}
    >
      <LevelMark level={row.level} done={done} />
      <View className="grow">
        <View className="row g6">
          <View className="in-name">{row.alias}</View>
          <View className="badge">匿名</View>
          <View className="grow" />
          <Right row={row} />
        </View>
        <View className="row g8">
          <View className="sub ell grow">
            {row.lastFrom === 'staff' ? `回复：${row.preview}` : row.preview}
          </View>
          <View className="cap nb">{timeWords(row, nowMs)}</View>
        </View>
      </View>
    </Tap>
  );
}

export function InboxRows({ rows }: { rows: readonly InboxRow[] }) {
  const nowMs = useMinute();
  const reds = rows.filter((row) => row.red !== null);
  const others = rows.filter((row) => row.red === null);
  const toRow = (row: InboxRow) => <Row row={row} nowMs={nowMs} />;
  return (
    <>
      <View className="reds">
        <Places items={reds} row={toRow} className="inbox red" />
      </View>
      <View className="inbox">
        <Places items={others} row={toRow} />
      </View>
    </>
  );
}
