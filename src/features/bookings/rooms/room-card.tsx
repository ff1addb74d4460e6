/** One room: whether it is open, what lies ahead there, another name, closed from a day on, open again. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMinute } from '../../../lib/clock';
import { dayText } from '../../../shared/bookings/words';
import { toLocalDate } from '../../../shared/time/instant';
import { DateField } from '../../../ui/date-field';
import { Tap } from '../../../ui/tap';
import { ReasonField } from '../../../ui/reason-field';
import { RoomForm } from './room-form';
import { talksFrom, type Room, type RoomActs } from './use-rooms';

interface RoomCardProps {
  room: Room;
  acts: RoomActs;
}

function stateWords({ closedFrom }: Room, nowMs: number): string {
  if (closedFrom === null) return '开放';
  return closedFrom <= toLocalDate(nowMs) ? '已关闭' : `${dayText(closedFrom, nowMs)}起关闭`;
}

function aheadWords(room: Room, today: string): string {
  const talks = talksFrom(room, today);
  return talks === 0 ? '后面没有约好的谈话' : `后面有 ${talks} 次谈话`;
}

function Closing({ room, acts, onDone }: RoomCardProps & { onDone: () => void }) {
  const nowMs = useMinute();
  const today = toLocalDate(nowMs);
  const [from, setFrom] = useState(today);
  const talks = talksFrom(room, from);
  const close = async (reason: string) => {
    if (await acts.close(room, from, reason)) onDone();
  };
  return (
    <View className="room-closing">
      <View className="between">
        <View>从哪天起</View>
        <DateField label="从哪天起关闭" value={from} from={today} onChange={setFrom} />
      </View>
      <View className="sub">
        {talks === 0
          ? '从那天起，那里没有约好的谈话。'
          : `从那天起，那里有 ${talks} 次谈话：能换房间的换房间，不能换的变成待调整。`}
      </View>
      <ReasonField
        id={room.roomId}
        label="关闭的原因"
        placeholder="比如：要刷墙。只留在记录里"
        word="关闭这一间"
        busy={acts.busy}
        onSend={(reason) => void close(reason)}
      />
      <Tap className="hide bare" onTap={onDone}>
        先不关
      </Tap>
    </View>
  );
}

export function RoomCard({ room, acts }: RoomCardProps) {
  const nowMs = useMinute();
  const [doing, setDoing] = useState<'name' | 'close' | null>(null);
  const { roomId, name, place, closedFrom } = room;
  const done = () => setDoing(null);
  const save = async (fields: { name: string; place: string }) => {
    if (await acts.save(roomId, fields)) done();
  };
  return (
    <View className="card">
      <View className="between">
        <View className="head">{name}</View>
        <View className={`pill${closedFrom === null ? ' brand' : ''}`}>
          {stateWords(room, nowMs)}
        </View>
      </View>
      <View className="sub">{place === '' ? '还没写怎么走' : place}</View>
      <View className="cap">{aheadWords(room, toLocalDate(nowMs))}</View>
      {doing === 'name' ? (
        <RoomForm
          id={roomId}
          name={name}
          place={place}
          busy={acts.busy}
          onSave={(fields) => void save(fields)}
          onCancel={done}
        />
      ) : null}
      {doing === 'close' ? <Closing room={room} acts={acts} onDone={done} /> : null}
      {doing === null ? (
        <View className="acts">
          <Tap
            id={`rename-${roomId}`}
            className="btn s plain"
            label={`${name}，改名字`}
            onTap={() => setDoing('name')}
          >
            改名字
          </Tap>
          {closedFrom === null ? (
            <Tap
              id={`close-${roomId}`}
              className="btn s plain"
              label={`${name}，关闭`}
              onTap={() => setDoing('close')}
            >
              关闭
            </Tap>
          ) : (
            <Tap
              id={`reopen-${roomId}`}
              className="btn s soft"
              label={`${name}，重新开放`}
              disabled={acts.busy}
              onTap={() => void acts.reopen(room)}
            >
              重新开放
            </Tap>
          )}
        </View>
      ) : null}
    </View>
  );
}
