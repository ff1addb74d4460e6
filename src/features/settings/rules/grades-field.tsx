/** 哪些年级用: 全校, or the grades one by one. */
import { View } from '@tarojs/components';
import { gradeSetOf, isInSet, wordOf } from '../../../shared/modules/grade-set';
import { Tap } from '../../../ui/tap';
import type { Setting, SettingValue } from '../words';

interface GradesFieldProps {
  grades: NonNullable<Setting['grades']>;
  value: SettingValue | null;
  onChange: (value: SettingValue) => void;
}

export function GradesField({ grades, value, onChange }: GradesFieldProps) {
  const held = gradeSetOf(String(value ?? 'all'));
  const chosen = new Set(grades.map(({ grade }) => grade).filter((grade) => isInSet(held, grade)));
  const turn = (grade: number) => {
    const next = new Set(chosen);
    if (!next.delete(grade)) next.add(grade);
    onChange(next.size === grades.length ? 'all' : wordOf(next));
  };
  return (
    <View className="wrap">
      <Tap
        id="grade-all"
        role="switch"
        className={`chip${held === 'all' ? ' on' : ''}`}
        chosen={held === 'all'}
        onTap={() => onChange(held === 'all' ? 'none' : 'all')}
      >
        全校
      </Tap>
      {grades.map(({ grade, name }) => (
        <Tap
          key={grade}
          id={`grade-${grade}`}
          role="switch"
          className={`chip${chosen.has(grade) ? ' on' : ''}`}
          chosen={chosen.has(grade)}
          onTap={() => turn(grade)}
        >
          {name}
        </Tap>
      ))}
    </View>
  );
}
