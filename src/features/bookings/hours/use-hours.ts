/** A counsellor's hours as they stand, and what can be done with them; the lead may act for a colleague. */
import { callAction } from '../../../lib/cloud';
import { confirm, mention } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import type { OutputOf } from '../../../shared/action/contract';
import {
  closeDay,
  openDay,
  readAvailability,
  reopenDay,
  saveAvailability,
} from '../../../shared/bookings/counsellor-contracts';
import { dateText } from '../../../shared/bookings/words';
import { staffBudget } from '../../../shared/polling/plan';
import { useAct } from '../../../lib/use-act';
import type { Window } from './pattern-row';

export type Hours = OutputOf<typeof readAvailability>;

export function useHours(counsellorId: string) {
  const live = useLive(`hours.${counsellorId}`, {
    budget: staffBudget,
    load: () => callAction(readAvailability, { counsellorId }),
    urgency: () => null,
  });
  const { busy, act } = useAct(live.reload);
  const { data } = live;
  const save = (change: Partial<Pick<Hours, 'weekly' | 'exceptions'>>) =>
    act(async () => {
      if (data === undefined) return;
      const { weekly, exceptions, version } = data;
      const input = { counsellorId, weekly, exceptions, version, ...change };
      live.put(await callAction(saveAvailability, input));
      mention('保存好了');
    });
  return {
    live,
    busy,
    saveWeek: (weekly: Hours['weekly']) => save({ weekly }),
    likeEveryWeek: (date: string) =>
      save({ exceptions: (data?.exceptions ?? []).filter((one) => one.date !== date) }),
    openDay: (date: string, windows: readonly Window[]) =>
      act(async () => {
        if (data === undefined) return;
        const { version } = data;
        const input = { counsellorId, date, windows: [...windows], version };
        live.put(await callAction(openDay, input));
        mention('保存好了，学生看得到了');
      }),
    close: (day: Hours['days'][number], reason: string) =>
      act(async () => {
        const { date, booked } = day;
        if (booked > 0 && !(await agreed(date, booked))) return;
        const { adjusted } = await callAction(closeDay, { counsellorId, date, reason });
        mention(adjusted === 0 ? '这天不开放了' : `这天不开放了，${adjusted} 个预约待调整`);
      }),
    reopen: (date: string) => act(() => callAction(reopenDay, { counsellorId, date })),
  };
}

/** What children have chosen is not undone by opening the day again. */
function agreed(date: string, booked: number): Promise<boolean> {
  return confirm({
    title: `${dateText(date)}不开放？`,
    content: `约好的 ${booked} 个会变成待调整，马上通知学生再选时间。以后恢复这天，它们不会自己回来。`,
    cancelText: '再想想',
    confirmText: '不开放',
  });
}

export type HoursActs = Pick<
  ReturnType<typeof useHours>,
  'openDay' | 'likeEveryWeek' | 'close' | 'reopen'
>;
