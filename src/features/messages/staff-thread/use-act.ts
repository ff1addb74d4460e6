/** The counsellor's one-tap acts; a refusal is told, and the thread is shown as it now is. */
import { useState } from 'react';
import { asAppError } from '../../../lib/app-error';
import { mention } from '../../../lib/confirm';
import type { StaffThread } from '../../../shared/messages/reply-contract';
import type { StaffThreadLive } from './use-staff-thread';

export interface Acting {
  busy: boolean;
  /** Runs one act; answers whether it was done. */
  act: (work: () => Promise<{ thread: StaffThread }>) => Promise<boolean>;
}

export function useAct(live: StaffThreadLive): Acting {
  const [busy, setBusy] = useState(false);
  const act: Acting['act'] = async (work) => {
    setBusy(true);
    try {
      const { thread } = await work();
      live.putThread(thread);
      return true;
    } catch (thrown) {
      mention(asAppError(thrown).text);
      live.reload();
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, act };
}
