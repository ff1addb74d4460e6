/** The organiser's phone at the door (T2): codes ahead, the list, and what waits; all of it kept for a dead network. */
import { useCallback, useEffect } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { callAction } from '../../../lib/cloud';
import { onNetworkReturn } from '../../../lib/network';
import { useLive } from '../../../lib/polling';
import { readStored, writeStored } from '../../../lib/storage';
import type { PollBudget } from '../../../shared/polling/plan';
import { doorSheet } from '../../../shared/training/organiser-contracts';
import type { DoorFamily } from '../../../shared/training/views';
import { doorQueue, noteCheckIn, sendCheckIns, settleLate } from './door-queue';

export type Sheet = OutputOf<typeof doorSheet>;

/** The list is long: twice a minute is enough, and soon after something was entered. */
const doorBudget: PollBudget = {
  hourlyCalls: 200,
  burstCalls: 60,
  pauseMs: { fast: 6_000, near: 30_000, waiting: 30_000, idle: 30_000 },
};

export function useDoor(personId: string, sessionId: string) {
  const key = `sheet.${personId}.${sessionId}`;
  const live = useLive<Sheet>(key, {
    budget: doorBudget,
    initial: readStored<Sheet>(key),
    load: async () => {
      await sendCheckIns(personId, sessionId);
      const sheet = await callAction(doorSheet, { sessionId });
      writeStored(key, sheet);
      return sheet;
    },
    urgency: () => 'idle',
  });
  const { waiting, late } = doorQueue(personId, sessionId).use();
  const { reload } = live;
  const send = useCallback(
    () =>
      void sendCheckIns(personId, sessionId).then((hasSent) => (hasSent ? reload() : undefined)),
    [personId, sessionId, reload],
  );
  useEffect(() => onNetworkReturn(send), [send]);
  const note = ({ entryId, name, child }: DoorFamily, sheet: string) => {
    const who = [name, child].filter((word) => word !== '').join(' · ');
    noteCheckIn(personId, { sessionId, entryId, sheet, name: who });
    send();
  };
  // Who came another way needs no word of the organiser any more.
  const families = live.data?.families;
  useEffect(() => {
    const there = families?.filter(({ came }) => came).map(({ entryId }) => entryId);
    settleLate(personId, sessionId, there ?? []);
  }, [personId, sessionId, families, late]);
  return { live, waiting, late, note };
}
