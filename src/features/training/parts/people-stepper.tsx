/** − n +: discs of 36 px in targets of 44 (design: Stepper). */
import { View } from '@tarojs/components';
import { Tap } from '../../../ui/tap';

interface PeopleStepperProps {
  value: number;
  most: number;
  onChange: (value: number) => void;
}

export function PeopleStepper({ value, most, onChange }: PeopleStepperProps) {
  return (
    <View className="tr-step">
      <Tap
        id="fewer"
        className="tr-step-tap"
        label="少一人"
        disabled={value <= 1}
        onTap={() => onChange(value - 1)}
      >
        −
      </Tap>
      <View className="tr-step-number">{value}</View>
      <Tap
        id="more"
        className="tr-step-tap"
        label="多一人"
        disabled={value >= most}
        onTap={() => onChange(value + 1)}
      >
        +
      </Tap>
    </View>
  );
}
