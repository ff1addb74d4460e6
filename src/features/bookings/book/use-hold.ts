/** The slot that is kept while the student confirms (B3), with the request id of its confirmation. */
import { useEffect, useRef, useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { useSecondsLeft } from '../../../lib/clock';
import { newRequestId } from '../../../lib/ids';
import type { OutputOf } from '../../../shared/action/contract';
import { releaseHold, type holdSlot } from '../../../shared/bookings/student-contracts';

export type Hold = OutputOf<typeof holdSlot>;

export function useHold() {
  const [hold, setHold] = useState<Hold | null>(null);
  /** What the cloud keeps, whatever the page shows; `done` once it became a booking. */
  const kept = useRef({ isKept: false, requestId: '', done: false });
  useEffect(() => {
    const mine = kept.current;
    // Whoever leaves without confirming keeps nothing from the others.
    return () => {
      if (mine.isKept && !mine.done) void callAction(releaseHold, {}).catch(() => null);
    };
  }, []);
  return {
    hold,
    secondsLeft: useSecondsLeft(hold?.untilMs ?? null),
    /** The same for every try to confirm this hold. */
    requestId: () => kept.current.requestId,
    keep: (next: Hold) => {
      Object.assign(kept.current, { isKept: true, requestId: newRequestId() });
      setHold(next);
    },
    /** Another day or person: out of sight, and let go with the next choice. */
    hide: () => setHold(null),
    confirmed: () => {
      kept.current.done = true;
    },
  };
}
