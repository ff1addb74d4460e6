/** 作业月况 (H4): what teachers reckoned beside what families say, this month so far or an earlier one. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { monthFigures, type GroupFigures } from '../../../shared/homework/month-contract';
import { staffBudget } from '../../../shared/polling/plan';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import { LiveState } from '../../../ui/live-state';
import { Tap } from '../../../ui/tap';
import { FiguresCard } from './figures-card';

type Figures = OutputOf<typeof monthFigures>;

const gradeWords = ['', '一', '二', '三', '四', '五', '六'] as const;

function groupName({ key, name }: GroupFigures): string {
  return name === '' ? `${gradeWords[Number(key)] ?? key}年级` : name;
}

function wholeName({ level }: Figures): string {
  if (level === 'school') return '全校';
  return level === 'grade' ? '全年级' : '全班';
}

/** Of several classes each day counts once per class. */
function dayUnit(ofClasses: boolean): string {
  return ofClasses ? '个班日' : '天';
}

/** `2026-10` → `2026-09`. */
function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

function monthWords(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}

function Remarks({ remarks }: { remarks: readonly string[] }) {
  if (remarks.length === 0) return null;
  return (
    <View className="card">
      <View className="head">家长还说</View>
      {remarks.map((remark, place) => (
        <View key={place} className="hw-task">{`“${remark}”`}</View>
      ))}
      <View className="cap">不写名字，也不按先后。</View>
    </View>
  );
}

export function Month({ personId }: { personId: string }) {
  const [month, setMonth] = useState<string | null>(null);
  const live = useLive(`homework-month.${personId}.${month ?? ''}`, {
    budget: staffBudget,
    load: () => callAction(monthFigures, month === null ? {} : { month }),
    urgency: () => null,
  });
  const shown = live.data;
  if (shown === undefined) return <LiveState live={live} />;
  const { whole, groups, limits, smallest } = shown;
  return (
    <>
      <View className="between hw-pad">
        <View className="title">{monthWords(shown.month)}</View>
        {month === null ? (
          <Tap id="before" className="hide" onTap={() => setMonth(monthBefore(shown.month))}>
            看上个月
          </Tap>
        ) : (
          <Tap id="now" className="hide" onTap={() => setMonth(null)}>
            回到这个月
          </Tap>
        )}
      </View>
      <View className="cap hw-pad">虚线是老师估的，色带是中间一半家庭，竖线是中位数。</View>
      <View className="cap hw-pad">
        {`家长填的，过完一周、满 ${smallest} 份才一起算进来，所以最新的几份会晚一点。`}
      </View>
      <FiguresCard
        title={wholeName(shown)}
        figures={whole}
        limits={limits}
        smallest={smallest}
        dayUnit={dayUnit(shown.level !== 'class')}
      />
      {groups.map((group) => (
        <FiguresCard
          key={group.key}
          title={groupName(group)}
          figures={group}
          limits={limits}
          smallest={smallest}
          dayUnit={dayUnit(shown.level === 'school')}
          brief
        />
      ))}
      <Remarks remarks={shown.remarks} />
    </>
  );
}
