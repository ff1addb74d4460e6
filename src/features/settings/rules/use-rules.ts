/** The school's figures, and what may be done with them. */
import { callAction } from '../../../lib/cloud';
import { confirm, mention } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { useAct } from '../../../lib/use-act';
import {
  applyProfile,
  changeSetting,
  listSettings,
  withdrawSetting,
} from '../../../shared/settings/contracts';
import { staffBudget } from '../../../shared/polling/plan';
import type { Setting, Settings, SettingValue } from '../words';

type Profile = Settings['profiles'][number];

export function useRules(personId: string) {
  const live = useLive(`rules.${personId}`, {
    budget: staffBudget,
    load: () => callAction(listSettings, {}),
    urgency: () => null,
  });
  const { busy, acted } = useAct(live.reload);
  const version = live.data?.version ?? 0;
  return {
    live,
    busy,
    change: ({ key }: Setting, value: SettingValue, fromDate: string) =>
      acted(async () => {
        live.put(await callAction(changeSetting, { key, value, fromDate, version }));
        mention('记下了');
      }),
    withdraw: ({ key }: Setting, fromDate: string) =>
      acted(async () => {
        live.put(await callAction(withdrawSetting, { key, fromDate, version }));
        mention('取消了，照原来的');
      }),
    apply: async ({ profileId, name, differences }: Profile, fromDate: string) => {
      const isAgreed = await confirm({
        title: `换成“${name}”？`,
        content: differences.map((one) => `${one.name}：${one.from} → ${one.to}`).join('；'),
        cancelText: '再想想',
        confirmText: '换成它',
      });
      if (!isAgreed) return false;
      return acted(async () => {
        live.put(await callAction(applyProfile, { profileId, fromDate, version }));
        mention('换好了');
      });
    },
  };
}

export type RuleActs = Pick<ReturnType<typeof useRules>, 'busy' | 'change' | 'withdraw' | 'apply'>;
