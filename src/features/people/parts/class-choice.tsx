/** Which class: side by side where there are few, else the whole school's as chips. */
import { View } from '@tarojs/components';
import { aria } from '../../../ui/aria';
import { Segmented } from '../../../ui/segmented';
import { Tap } from '../../../ui/tap';

const few = 3;

interface Props {
  classes: readonly { classId: string; name: string }[];
  value: string;
  onChange: (classId: string) => void;
}

export function ClassChoice({ classes, value, onChange }: Props) {
  if (classes.length < 2) return null;
  const options = classes.map((one) => ({ value: one.classId, label: one.name }));
  if (classes.length <= few)
    return (
      <Segmented
        kind="radiogroup"
        label="哪个班"
        options={options}
        value={value}
        onChange={onChange}
      />
    );
  return (
    <View className="pe-chips" {...aria({ role: 'radiogroup', label: '哪个班' })}>
      {options.map((one) => (
        <Tap
          key={one.value}
          role="radio"
          className={`btn s ${one.value === value ? '' : 'plain'}`}
          chosen={one.value === value}
          onTap={() => onChange(one.value)}
        >
          {one.label}
        </Tap>
      ))}
    </View>
  );
}
