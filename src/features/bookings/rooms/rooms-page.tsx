/** 辅导室 (B1): the rooms, one more, when they are open, and the days off on which somebody is there. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { mostRooms } from '../../../shared/bookings/rooms';
import { dateText, rangeText } from '../../../shared/bookings/words';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { RoomCard } from './room-card';
import { RoomForm } from './room-form';
import { useRooms, type RoomActs, type Rooms } from './use-rooms';

function NewRoom({ acts, isFull }: { acts: RoomActs; isFull: boolean }) {
  const [asks, setAsks] = useState(false);
  const save = async (fields: { name: string; place: string }) => {
    if (await acts.save(null, fields)) setAsks(false);
  };
  if (isFull) return <View className="cap">{`最多 ${mostRooms} 间。`}</View>;
  if (!asks) {
    return (
      <Tap id="new-room" className="btn soft wide" onTap={() => setAsks(true)}>
        加一间
      </Tap>
    );
  }
  return (
    <View className="card">
      <View className="head">加一间</View>
      <RoomForm
        id="new"
        name=""
        place=""
        busy={acts.busy}
        onSave={(fields) => void save(fields)}
        onCancel={() => setAsks(false)}
      />
    </View>
  );
}

function Figures({ rooms }: { rooms: Rooms }) {
  const facts = [
    ['上学日开放', rangeText(rooms.hours)],
    ['每次谈话', `${rooms.slotMinutes} 分钟`],
    ['两次之间', `${rooms.bufferMinutes} 分钟`],
    ['每周至少开放', `${rooms.openHoursPerWeek} 小时`],
  ] as const;
  return (
    <View className="card">
      <View className="head">开放时间</View>
      {facts.map(([name, value]) => (
        <View key={name} className="fact">
          <View>{name}</View>
          <View className="fact-value">{value}</View>
        </View>
      ))}
      <View className="cap">这些是全校的规则，要改请找管理员。谁哪天在，在“可约时间”里改。</View>
    </View>
  );
}

function OpenedDays({ opened }: Pick<Rooms, 'opened'>) {
  return (
    <View className="card">
      <View className="head">放假也开放的日子</View>
      {opened.length === 0 ? (
        <View className="sub">现在没有。要开放周末或假期的一天，在“可约时间”里点那一天。</View>
      ) : (
        opened.map((one) => (
          <View key={`${one.date}.${one.counsellor}.${one.start}`} className="fact">
            <View>{`${dateText(one.date)} ${rangeText(one)}`}</View>
            <View className="fact-value">{one.counsellor}</View>
          </View>
        ))
      )}
    </View>
  );
}

export function RoomsPage({ personId }: { personId: string }) {
  const { live, ...acts } = useRooms(personId);
  const { data } = live;
  if (data === undefined) return <LiveState live={live} />;
  return (
    <>
      <View className="stack">
        {data.rooms.map((room) => (
          <RoomCard key={room.roomId} room={room} acts={acts} />
        ))}
        {data.rooms.length === 0 ? (
          <Empty what="还没有辅导室" how="加上一间，学生才约得到。" />
        ) : null}
      </View>
      <NewRoom acts={acts} isFull={data.rooms.length >= mostRooms} />
      <Figures rooms={data} />
      <OpenedDays opened={data.opened} />
    </>
  );
}
