/** − n +: discs of 36 px in targets of 44 (design: Stepper). */
import { View } from '@tarojs/components';
import { Tap } from '../../../ui/tap';

interface StepperProps {
  id: string;
  label: string;
  value: number;
  /** The most it may become now. */
  most: number;
  onChange: (value: number) => void;
}

export function Stepper({ id, label, value, most, onChange }: StepperProps) {
  return (
    <View className="cm-step">
      <Tap
        id={`${id}-less`}
        className="cm-step-tap"
        label={`${label} 减一`}
        disabled={value <= 0}
        onTap={() => onChange(value - 1)}
      >
        −
      </Tap>
      <View className="cm-step-number">{value}</View>
      <Tap
        id={`${id}-more`}
        className="cm-step-tap"
        label={`${label} 加一`}
        disabled={value >= most}
        onTap={() => onChange(value + 1)}
      >
        +
      </Tap>
    </View>
  );
}
