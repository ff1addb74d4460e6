/** The centre's rooms, and what its lead can do with them (B1). */
import { useRef } from 'react';
import { callAction } from '../../../lib/cloud';
import { confirm, mention } from '../../../lib/confirm';
import { newRequestId } from '../../../lib/ids';
import { useLive } from '../../../lib/polling';
import type { OutputOf } from '../../../shared/action/contract';
import {
  closeRoom,
  listRooms,
  reopenRoom,
  saveRoom,
} from '../../../shared/bookings/room-contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { useAct } from '../../../lib/use-act';

export type Rooms = OutputOf<typeof listRooms>;
export type Room = Rooms['rooms'][number];

/** Talks in the room from this day on. */
export function talksFrom({ ahead }: Room, from: string): number {
  return ahead.filter(({ date }) => date >= from).reduce((sum, { talks }) => sum + talks, 0);
}

function closingWords(talks: number): string {
  return (
    `从那天起，那里还有 ${talks} 次谈话。别的房间空着的，换过去，时间不变；没有空房间的，变成待调整。` +
    '都会马上通知学生。'
  );
}

function closedWords({ moved, adjusted }: { moved: number; adjusted: number }): string {
  const parts = [
    moved === 0 ? '' : `${moved} 次换了房间`,
    adjusted === 0 ? '' : `${adjusted} 次待调整`,
  ].filter((part) => part !== '');
  return ['关好了', ...parts].join('，');
}

export function useRooms(personId: string) {
  const live = useLive(`rooms.${personId}`, {
    budget: staffBudget,
    load: () => callAction(listRooms, {}),
    urgency: () => null,
  });
  const { busy, acted } = useAct(live.reload);
  // One new room is one act, however often its button is tapped.
  const requestId = useRef(newRequestId());
  return {
    live,
    busy,
    /** `roomId` null: a new one. */
    save: (roomId: string | null, { name, place }: { name: string; place: string }) =>
      acted(async () => {
        const version = live.data?.version ?? 0;
        const input = { roomId, name, place, version };
        live.put(await callAction(saveRoom, input, { requestId: requestId.current }));
        requestId.current = newRequestId();
        mention('保存好了');
      }),
    close: async (room: Room, from: string, reason: string) => {
      const talks = talksFrom(room, from);
      const isAgreed =
        talks === 0 ||
        (await confirm({
          title: `关闭${room.name}？`,
          content: closingWords(talks),
          cancelText: '再想想',
          confirmText: '关闭',
        }));
      if (!isAgreed) return false;
      return acted(async () => {
        const { roomId } = room;
        mention(closedWords(await callAction(closeRoom, { roomId, from, reason })));
      });
    },
    reopen: ({ roomId }: Room) =>
      acted(async () => {
        await callAction(reopenRoom, { roomId });
        mention('重新开放了');
      }),
  };
}

export type RoomActs = Pick<ReturnType<typeof useRooms>, 'busy' | 'save' | 'close' | 'reopen'>;
