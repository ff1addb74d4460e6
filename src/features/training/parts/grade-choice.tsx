/** For whom: everybody, or some grades. */
import { View } from '@tarojs/components';
import { gradesText } from '../../../shared/training/words';
import { Tap } from '../../../ui/tap';

interface GradeChoiceProps {
  grades: readonly number[];
  chosen: readonly number[];
  onChange: (grades: number[]) => void;
}

export function GradeChoice({ grades, chosen, onChange }: GradeChoiceProps) {
  const toggled = (grade: number) =>
    chosen.includes(grade) ? chosen.filter((one) => one !== grade) : [...chosen, grade];
  return (
    <View className="wrap">
      <Tap
        role="switch"
        className={`chip${chosen.length === 0 ? ' on' : ''}`}
        chosen={chosen.length === 0}
        onTap={() => onChange([])}
      >
        全校
      </Tap>
      {grades.map((grade) => (
        <Tap
          key={grade}
          role="switch"
          className={`chip${chosen.includes(grade) ? ' on' : ''}`}
          chosen={chosen.includes(grade)}
          onTap={() => onChange(toggled(grade).sort((one, other) => one - other))}
        >
          {gradesText([grade])}
        </Tap>
      ))}
    </View>
  );
}
