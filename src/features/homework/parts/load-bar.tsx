/** A day's written homework against the limit; the words beside it say the same. */
import { View } from '@tarojs/components';
import { subjects, type Subject } from '../../../shared/people/subjects';
import { totalOf, type DayLoad } from '../../../shared/homework/load';
import { loadText } from './words';

interface LoadBarProps {
  title: string;
  load: DayLoad;
  allowed: number;
  /** The part that is being added. */
  added?: Subject;
}

export function LoadBar({ title, load, allowed, added }: LoadBarProps) {
  const total = totalOf(load);
  const full = Math.max(allowed, total, 1);
  const parts = subjects.flatMap((subject) => {
    const minutes = load[subject] ?? 0;
    return minutes > 0 ? [{ subject, minutes }] : [];
  });
  return (
    <View className="hw-load">
      <View className="between">
        <View className="sub">{title}</View>
        <View className={total > allowed ? 'pill over' : 'sub'}>
          {total > allowed
            ? `${total} / ${allowed} 分，超 ${total - allowed} 分`
            : `${total} / ${allowed} 分`}
        </View>
      </View>
      <View className="hw-bar" aria-hidden>
        {parts.map(({ subject, minutes }) => (
          <View
            key={subject}
            className={`hw-bar-part${subject === added ? ' new' : ''}`}
            style={{ width: `${(minutes / full) * 100}%` }}
          />
        ))}
      </View>
      <View className="cap">{parts.length === 0 ? '还没有书面作业' : loadText(parts)}</View>
    </View>
  );
}
