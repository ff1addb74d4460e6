/** A day by the phone's own wheel. */
import { Picker, View } from '@tarojs/components';
import type { DateFieldProps } from './props';

export function DateField({ label, value, from, onChange }: DateFieldProps) {
  return (
    <Picker
      mode="date"
      value={value}
      start={from}
      onChange={(event) => onChange(event.detail.value)}
    >
      <View className="time-field" aria-role="button" aria-label={`${label} ${value}`}>
        {value}
      </View>
    </Picker>
  );
}
