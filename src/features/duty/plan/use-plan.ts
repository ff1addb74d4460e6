/** The plan of the duty, and what may be done with it (M2). */
import { callAction } from '../../../lib/cloud';
import { confirm, mention } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { useAct } from '../../../lib/use-act';
import type { InputOf, OutputOf } from '../../../shared/action/contract';
import { acceptThinRoster } from '../../../shared/duty/contracts';
import { readDutyPlan, saveDutyPlan } from '../../../shared/duty/plan-contracts';
import { staffBudget } from '../../../shared/polling/plan';

export type PlanView = OutputOf<typeof readDutyPlan>;
export type Plan = Omit<InputOf<typeof saveDutyPlan>, 'version'>;
export type Colleague = PlanView['colleagues'][number];

/** What a school begins with: whoever is there, the days only. */
export const firstPlan: Plan = {
  personIds: [],
  nights: 'nobody',
  dayStart: '07:00',
  dayEnd: '22:00',
  schoolDaysOnly: false,
  backupIds: [],
  poolIds: [],
};

export function usePlan(personId: string) {
  const live = useLive(`duty-plan.${personId}`, {
    budget: staffBudget,
    load: () => callAction(readDutyPlan, {}),
    urgency: () => null,
  });
  const { busy, acted } = useAct(live.reload);
  return {
    live,
    busy,
    save: async (plan: Plan) => {
      const isAgreed = await confirm({
        title: '就这样排班？',
        content: '马上开始。还在等回复的留言，一分钟内转给新的值班老师。',
        cancelText: '再看看',
        confirmText: '就这样',
      });
      if (!isAgreed) return false;
      return acted(async () => {
        const version = live.data?.version ?? 0;
        live.put(await callAction(saveDutyPlan, { version, ...plan }));
        mention('排好了');
      });
    },
    sign: (rosterVersion: number, reason: string) =>
      acted(async () => {
        await callAction(acceptThinRoster, { rosterVersion, reason });
        mention('签好了');
      }),
  };
}

export type PlanActs = Omit<ReturnType<typeof usePlan>, 'live'>;
