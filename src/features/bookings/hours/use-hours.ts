/** A counsellor's hours as they stand, and what can be done with them; the lead may act for a colleague. */
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import type { OutputOf } from '../../../shared/action/contract';
import {
  closeDay,
  readAvailability,
  reopenDay,
  saveAvailability,
} from '../../../shared/bookings/counsellor-contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { useAct } from '../parts/use-act';
import type { Window } from './pattern-row';

export type Hours = OutputOf<typeof readAvailability>;

/** The single days with this one changed; null: like every week again. */
function withDay(
  exceptions: Hours['exceptions'],
  date: string,
  windows: readonly Window[] | null,
): Hours['exceptions'] {
  const others = exceptions.filter((one) => one.date !== date);
  return windows === null ? others : [...others, { date, windows: [...windows] }];
}

export function useHours(counsellorId: string) {
  const live = useLive(`hours.${counsellorId}`, {
    budget: staffBudget,
    load: () => callAction(readAvailability, { counsellorId }),
    urgency: () => null,
  });
  const { busy, act } = useAct(live.reload);
  const save = (change: Partial<Pick<Hours, 'weekly' | 'exceptions'>>) =>
    act(async () => {
      if (live.data === undefined) return;
      const { weekly, exceptions, version } = live.data;
      const input = { counsellorId, weekly, exceptions, version, ...change };
      live.put(await callAction(saveAvailability, input));
      mention('保存好了');
    });
  return {
    live,
    busy,
    saveWeek: (weekly: Hours['weekly']) => save({ weekly }),
    saveDay: (date: string, windows: readonly Window[] | null) =>
      save({ exceptions: withDay(live.data?.exceptions ?? [], date, windows) }),
    close: (date: string, reason: string) =>
      act(async () => {
        const { adjusted } = await callAction(closeDay, { counsellorId, date, reason });
        mention(adjusted === 0 ? '这一天关上了' : `关上了，${adjusted} 个预约待调整`);
      }),
    reopen: (date: string) => act(() => callAction(reopenDay, { counsellorId, date })),
  };
}

export type HoursActs = Pick<ReturnType<typeof useHours>, 'saveDay' | 'close' | 'reopen'>;
