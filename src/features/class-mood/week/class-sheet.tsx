/** One class: its term as a strip, and whom the class teacher is concerned about; reading names is audited (W1). */
import { View } from '@tarojs/components';
import {
  readConcerns,
  type ClassRow,
  type StripWeek,
} from '../../../shared/class-mood/overview-contracts';
import { followTexts } from '../../../shared/class-mood/words';
import { staffBudget } from '../../../shared/polling/plan';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import { LevelMark } from '../../../ui/level-mark';
import { LiveState } from '../../../ui/live-state';
import { Sheet } from '../../../ui/sheet';
import { weekWords } from '../class-words';
import { Dotted } from '../parts/dotted';
import { namedIn, summaryWords } from './class-rows';
import { ClassHeat } from './heat-strip';

function Names({ classId, monday }: { classId: string; monday: string }) {
  const live = useLive(`concerns.${classId}.${monday}`, {
    budget: staffBudget,
    load: () => callAction(readConcerns, { classId, monday }),
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  return (
    <>
      {live.data.concerns.map((one) => (
        <View key={one.studentId} className="li">
          <LevelMark level={one.word === 'better' ? 'none' : one.level} />
          <View className="grow">
            <View className="b">{one.name}</View>
            <View className="cm-pre">{one.behaviour}</View>
            <View className="cap">
              {[
                `从${weekWords(one.since, one.sinceWeekNumber)}起`,
                one.word === '' ? '' : followTexts[one.word],
              ]
                .filter(Boolean)
                .join(' · ')}
            </View>
          </View>
        </View>
      ))}
      <View className="cap">班主任写的是看到的事和建议。谁在什么时候看过，都有记录。</View>
    </>
  );
}

export function ClassSheet(props: {
  row: ClassRow;
  monday: string;
  strip: readonly StripWeek[];
  onClose: () => void;
}) {
  const { row, monday, strip } = props;
  return (
    <Sheet title={row.className} onClose={props.onClose}>
      {row.summary === null ? null : (
        <View className="sub">
          <Dotted words={summaryWords(row.summary)} />
        </View>
      )}
      <ClassHeat className={row.className} heat={row.heat} strip={strip} />
      <View className="cap">这学期每周一格，颜色越浓，不太平稳的人越多；空格是没交。</View>
      {row.summary !== null && namedIn(row.summary) > 0 ? (
        <Names classId={row.classId} monday={monday} />
      ) : null}
    </Sheet>
  );
}
