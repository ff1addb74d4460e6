/** The school's calendar, and what its administrator does with it. */
import { useRef } from 'react';
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { newRequestId } from '../../../lib/ids';
import { useLive } from '../../../lib/polling';
import { useAct } from '../../../lib/use-act';
import type { OutputOf } from '../../../shared/action/contract';
import { readCalendar, saveTerm, setDays } from '../../../shared/settings/calendar-contracts';
import { staffBudget } from '../../../shared/polling/plan';

export type Calendar = OutputOf<typeof readCalendar>;
export type Term = Calendar['terms'][number];

export interface DaysWord {
  fromDate: string;
  toDate: string;
  kind: 'school' | 'off' | 'as-everywhere';
  weekday: number | null;
  note: string;
}

export function useCalendar(personId: string) {
  const live = useLive(`calendar.${personId}`, {
    budget: staffBudget,
    load: () => callAction(readCalendar, {}),
    urgency: () => null,
  });
  const { busy, acted } = useAct(live.reload);
  const requestId = useRef(newRequestId());
  const version = live.data?.version ?? 0;
  return {
    live,
    busy,
    /** `termId` null: a new one. */
    saveTerm: (term: Pick<Term, 'name' | 'startDate' | 'endDate'> & { termId: string | null }) =>
      acted(async () => {
        const options = { requestId: requestId.current };
        live.put(await callAction(saveTerm, { ...term, version }, options));
        requestId.current = newRequestId();
        mention('保存好了');
      }),
    setDays: (word: DaysWord) =>
      acted(async () => {
        live.put(await callAction(setDays, { ...word, version }));
        mention(word.kind === 'as-everywhere' ? '照国家安排' : '保存好了');
      }),
  };
}

export type CalendarActs = Pick<ReturnType<typeof useCalendar>, 'busy' | 'saveTerm' | 'setDays'>;
