/** 参加情况 (T2): each class against 85 %, in the order of the school, with its figures; no ranking. */
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import type { OutputOf } from '../../../shared/action/contract';
import { staffBudget } from '../../../shared/polling/plan';
import { meetsTarget } from '../../../shared/training/participation';
import { participation } from '../../../shared/training/participation-contracts';
import { gradesText } from '../../../shared/training/words';
import { LiveState } from '../../../ui/live-state';
import { ShareBar } from '../parts/share-bar';

type Shown = OutputOf<typeof participation>;

function sentenceOf({ classes, targetPercent }: Shown): string {
  const met = classes.filter(({ share }) => meetsTarget(share, targetPercent)).length;
  return `${classes.length} 个班中 ${met} 个到了 ${targetPercent}%（虚线）。`;
}

export function Rates({ personId }: { personId: string }) {
  const live = useLive(`participation.${personId}`, {
    budget: staffBudget,
    load: () => callAction(participation, {}),
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const { school, grades, classes, targetPercent } = live.data;
  return (
    <View className="tr-stack">
      <View className="card">
        <View className="head">这学期参加过的家庭</View>
        <View className="sub">{sentenceOf(live.data)}</View>
        {school === null ? null : (
          <ShareBar name="全校" share={school} targetPercent={targetPercent} />
        )}
        <View className="cap">一家有人到场一次，或学完一节线上课，就算参加。按孩子计数。</View>
      </View>
      {grades.map(({ grade, share }) => (
        <View key={grade} className="card">
          <ShareBar name={gradesText([grade])} share={share} targetPercent={targetPercent} />
          {classes
            .filter((one) => one.grade === grade)
            .map(({ classId, name, share: own }) => (
              <ShareBar key={classId} name={name} share={own} targetPercent={targetPercent} />
            ))}
        </View>
      ))}
    </View>
  );
}
