/** The counsellor's desk, kept current: the duty inbox and who stands duty (M2, M3), and the number on the tab. */
import { useEffect, useRef } from 'react';
import type { OutputOf } from '../../shared/action/contract';
import { dutyNow } from '../../shared/duty/now-contract';
import { listInbox } from '../../shared/messages/inbox-contracts';
import { staffBudget, type Urgency } from '../../shared/polling/plan';
import { deviceNowMs, serverNowMs } from '../../lib/clock';
import { callAction } from '../../lib/cloud';
import { useLive, type Live } from '../../lib/polling';
import { setMessagesBadge } from '../../lib/tab-badge';

export type InboxPage = OutputOf<typeof listInbox>;
export type InboxView = 'mine' | 'school' | 'done';
export type Duty = OutputOf<typeof dutyNow>;

export interface Desk {
  inbox: InboxPage;
  /** Null for somebody of the district, who stands on no roster (W9). */
  duty: Duty | null;
}

/** A leader may put someone else on duty at any time; the roster itself changes with the shifts. */
const dutyKeptMs = 300_000;

function urgencyOf({ inbox: { rows } }: Desk): Urgency {
  if (rows.some((row) => row.red !== null)) return 'near';
  return rows.some((row) => row.awaiting !== null) ? 'waiting' : 'idle';
}

/** Both together: they are shown in one draw. The duty is asked again when it may have changed. */
function useDeskLoader(view: InboxView, standsDuty: boolean) {
  const dutyAskedAtMs = useRef(-Infinity);
  const currentDuty = (shown: Desk | undefined): Promise<Duty | null> => {
    if (!standsDuty) return Promise.resolve(null);
    const isOld = deviceNowMs() - dutyAskedAtMs.current > dutyKeptMs;
    const isOver = serverNowMs() >= (shown?.duty?.shift?.endMs ?? Infinity);
    if (shown !== undefined && !isOld && !isOver) return Promise.resolve(shown.duty);
    dutyAskedAtMs.current = deviceNowMs();
    return callAction(dutyNow, {});
  };
  return async (shown: Desk | undefined): Promise<Desk> => {
    const [inbox, duty] = await Promise.all([callAction(listInbox, { view }), currentDuty(shown)]);
    return { inbox, duty };
  };
}

export function useDesk(personId: string, view: InboxView, standsDuty = true): Live<Desk> {
  const live = useLive<Desk>(`desk.${personId}.${view}`, {
    budget: staffBudget,
    load: useDeskLoader(view, standsDuty),
    urgency: (shown) => (shown === undefined ? 'waiting' : urgencyOf(shown)),
  });
  const owed = live.data?.inbox.counts.mine;
  useEffect(() => {
    if (owed !== undefined) setMessagesBadge(owed);
  }, [owed]);
  return live;
}
