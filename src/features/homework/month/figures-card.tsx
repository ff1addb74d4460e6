/** Figures of one group (H4): a picture per subject, and the same in words; every share with both its numbers. */
import { View } from '@tarojs/components';
import { subjectLimit, type Limits } from '../../../shared/homework/load';
import type { GroupFigures } from '../../../shared/homework/month-contract';
import { subjectNames } from '../../../shared/people/subjects';
import { shareText } from '../parts/words';

type Column = GroupFigures['all'];

interface ColumnProps {
  name: string;
  column: Column;
  limit: number;
  smallest: number;
  dayUnit: string;
}

const percent = (minutes: number, full: number) => `${Math.min(100, (minutes / full) * 100)}%`;

/** The band holds the middle half of the families, the mark their middle, the dashed line what teachers reckoned. */
function Picture({ column, full }: { column: Column; full: number }) {
  const { real, declared } = column;
  return (
    <View className="hw-spread" aria-hidden>
      {real === null ? null : (
        <>
          <View
            className="hw-spread-range"
            style={{ left: percent(real.low, full), width: percent(real.high - real.low, full) }}
          />
          <View className="hw-spread-mark" style={{ left: percent(real.median, full) }} />
        </>
      )}
      {declared === null ? null : (
        <View className="hw-spread-declared" style={{ left: percent(declared, full) }} />
      )}
    </View>
  );
}

function realWords({ real, hidden }: Column, limit: number, smallest: number): string[] {
  if (hidden) return [`过完的周还不满 ${smallest} 份，先不显示`];
  if (real === null) return ['还没有家长填'];
  return [
    `实际中位 ${real.median} 分，一半家庭在 ${real.low}–${real.high} 分`,
    `超过 ${limit} 分的：${shareText(real.over, real.forms, '份')}`,
  ];
}

function ColumnPicture({ name, column, limit, smallest, dayUnit }: ColumnProps) {
  const { declared, days, real } = column;
  const full = Math.max(limit * 1.5, real?.high ?? 0, declared ?? 0, 1);
  return (
    <View className="hw-load">
      <View className="between">
        <View>{name}</View>
        <View className="sub">
          {declared === null ? '没有布置' : `老师估 ${declared} 分 · ${days} ${dayUnit}`}
        </View>
      </View>
      <Picture column={column} full={full} />
      {realWords(column, limit, smallest).map((line) => (
        <View key={line} className="cap">
          {line}
        </View>
      ))}
    </View>
  );
}

export function FiguresCard(props: {
  title: string;
  figures: GroupFigures;
  limits: Limits;
  smallest: number;
  dayUnit: string;
  /** Only the whole day, for a group among others. */
  brief?: boolean;
}) {
  const { title, figures, limits, smallest, dayUnit, brief } = props;
  return (
    <View className="card">
      <View className="between">
        <View className="head">{title}</View>
        <View className="sub">{`${figures.children} 人`}</View>
      </View>
      <View className="sub">
        {figures.asked === 0
          ? `这个月还没有收齐的周；本周已填 ${figures.thisWeek} 份`
          : `填写率 ${shareText(figures.answered, figures.asked, '份')}，本周已填 ${figures.thisWeek} 份`}
      </View>
      <View className="sub">
        {`书面作业超过 ${limits.total} 分的：${shareText(figures.daysOver, figures.days, dayUnit)}`}
      </View>
      <ColumnPicture
        name="每天合计"
        column={figures.all}
        limit={limits.total}
        smallest={smallest}
        dayUnit={dayUnit}
      />
      {(brief ? [] : figures.subjects).map((column) => (
        <ColumnPicture
          key={column.subject}
          name={subjectNames[column.subject]}
          column={column}
          limit={subjectLimit(limits, column.subject)}
          smallest={smallest}
          dayUnit={dayUnit}
        />
      ))}
    </View>
  );
}
