import { View } from '@tarojs/components';
import { useMinute } from '../../../lib/clock';
import type { Proposal } from '../../../shared/bookings/family-contracts';
import { dateText, dayText, rangeText } from '../../../shared/bookings/words';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { DayStrip } from '../parts/day-strip';
import { FoldChoice } from '../parts/fold-choice';
import { SlotGrid } from '../parts/slot-grid';
import { WhoChoice } from '../parts/who-choice';
import type { Propose } from './use-propose';

const stateWords: Readonly<Record<Proposal['state'], string>> = {
  waiting: '等孩子点头',
  agreed: '孩子答应了',
  over: '这次没有约成',
};

function Children({ propose }: { propose: Propose }) {
  const children = propose.live.data?.children ?? [];
  if (children.length < 2) return null;
  return (
    <View className="card">
      <FoldChoice
        title="帮谁约"
        short
        choices={children.map(({ personId, name }) => ({ value: personId, word: name }))}
        chosen={propose.child?.personId ?? null}
        onChoose={propose.chooseChild}
      />
    </View>
  );
}

function ProposalRow({ proposal, propose }: { proposal: Proposal; propose: Propose }) {
  const { bookingId, state, studentName, date, counsellor, answerBy } = proposal;
  const nowMs = useMinute();
  return (
    <View className="card">
      <View className="between">
        <View className="head">{`${dayText(date, nowMs)} ${rangeText(proposal)}`}</View>
        <View className="pill">{stateWords[state]}</View>
      </View>
      <View className="sub">{`${studentName} · ${counsellor.name}`}</View>
      {answerBy === null ? null : (
        <>
          <View className="cap">{`位子留到 ${dayText(answerBy.date, nowMs)} ${answerBy.time}`}</View>
          <View className="acts">
            <Tap
              className="btn s plain"
              disabled={propose.busy}
              onTap={() => propose.withdraw(bookingId)}
            >
              收回
            </Tap>
          </View>
        </>
      )}
    </View>
  );
}

function When({ propose }: { propose: Propose }) {
  const { day, live, slot } = propose;
  if (live.data === undefined || day === null) {
    return <Empty what="这两周没有可以约的时间" how="假期里按安排开放。" />;
  }
  return (
    <View className="card">
      <View className="head">{dateText(day.date)}</View>
      <DayStrip
        days={live.data.days.days}
        today={propose.today}
        chosen={day.date}
        onChoose={propose.chooseDay}
      />
      {day.slots.length === 0 ? (
        <View className="full-day">
          <View className="sub">这一天约满了，看看别的日子。</View>
        </View>
      ) : (
        <SlotGrid
          slots={day.slots}
          chosen={slot?.start ?? null}
          onChoose={({ start }) => propose.chooseSlot(start)}
        />
      )}
    </View>
  );
}

export function ProposeForm({ propose }: { propose: Propose }) {
  const { live } = propose;
  if (live.data === undefined) return <LiveState live={live} />;
  if (live.data.children.length === 0) {
    return <Empty what="还没有孩子在名单里" how="请找班主任或管理员看看。" />;
  }
  return (
    <>
      <Children propose={propose} />
      <WhoChoice
        title="和哪位老师"
        counsellors={live.data.days.counsellors}
        chosen={propose.counsellorId}
        onChoose={propose.chooseWho}
      />
      <When propose={propose} />
      {live.data.proposals.length === 0 ? null : <View className="sub list-title">最近帮约的</View>}
      {live.data.proposals.map((proposal) => (
        <ProposalRow key={proposal.bookingId} proposal={proposal} propose={propose} />
      ))}
    </>
  );
}

export function ProposeBar({ propose }: { propose: Propose }) {
  const { child, day, slot } = propose;
  if (child === undefined || day === null || slot === null) return null;
  return (
    <View className="bar">
      <View className="bar-in">
        <View className="grow">
          <View className="head">{`${dateText(day.date)} ${slot.start}`}</View>
          <View className="cap">{`${child.name}点头才算数，聊什么由孩子自己说`}</View>
        </View>
        <Tap id="propose" className="btn" disabled={propose.busy} onTap={propose.send}>
          发给孩子
        </Tap>
      </View>
    </View>
  );
}
