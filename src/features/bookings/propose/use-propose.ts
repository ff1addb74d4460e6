/** A grown-up books for a child (B1): for whom, when; it holds with the child's yes. */
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { mention } from '../../../lib/confirm';
import { newRequestId } from '../../../lib/ids';
import { useLive } from '../../../lib/polling';
import {
  listProposals,
  proposeBooking,
  withdrawProposal,
} from '../../../shared/bookings/family-contracts';
import { bookingDays } from '../../../shared/bookings/student-contracts';
import { studentBudget } from '../../../shared/polling/plan';
import { toLocalDate } from '../../../shared/time/instant';
import { dayToShow } from '../parts/day-strip';
import { useAct } from '../../../lib/use-act';

export function usePropose(personId: string) {
  const [studentId, setStudentId] = useState<string | null>(null);
  const [counsellorId, setCounsellorId] = useState<string | null>(null);
  const [date, setDate] = useState<string | null>(null);
  const [start, setStart] = useState<string | null>(null);
  const [requestId, setRequestId] = useState(newRequestId);
  const live = useLive(`propose.${personId}.${counsellorId ?? ''}`, {
    budget: studentBudget,
    load: async () => {
      const [days, { proposals, children }] = await Promise.all([
        callAction(bookingDays, { counsellorId }),
        callAction(listProposals, {}),
      ]);
      return { days, proposals, children };
    },
    urgency: () => 'idle',
  });
  const { busy, act, acted } = useAct(live.reload);
  const children = live.data?.children ?? [];
  // With one child there is nothing to choose.
  const child =
    children.find((one) => one.personId === studentId) ??
    (children.length === 1 ? children[0] : undefined);
  const day = dayToShow(live.data?.days.days ?? [], date);
  const slot = day?.slots.find((one) => one.start === start) ?? null;

  const send = async () => {
    if (child === undefined || day === null || slot === null) return;
    const input = { studentId: child.personId, counsellorId, date: day.date, start: slot.start };
    const sent = await acted(() => callAction(proposeBooking, input, { requestId }));
    // Another wish is another request; the same one again is not.
    setRequestId(newRequestId());
    setStart(null);
    if (sent) mention('发给孩子了，等孩子点头。');
  };
  return {
    live,
    today: toLocalDate(useMinute()),
    child,
    counsellorId,
    day,
    slot,
    busy,
    chooseChild: setStudentId,
    chooseWho: (id: string | null) => {
      setCounsellorId(id);
      setStart(null);
    },
    chooseDay: (next: string) => {
      setDate(next);
      setStart(null);
    },
    chooseSlot: setStart,
    send: () => void send(),
    withdraw: (bookingId: string) => act(() => callAction(withdrawProposal, { bookingId })),
  };
}

export type Propose = ReturnType<typeof usePropose>;
