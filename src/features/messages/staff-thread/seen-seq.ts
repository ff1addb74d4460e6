/** What stands on the colleague's screen goes along with every act that may end a wait (M3). */
import type { StaffMessage } from '../../../shared/messages/reply-contract';

/** The last message of the student among those shown; 0 = none. */
export function seenSeqOf(shown: readonly StaffMessage[]): number {
  return shown.reduce(
    (last, { from, seq }) => (from === 'student' ? Math.max(last, seq) : last),
    0,
  );
}
