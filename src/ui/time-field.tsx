/** A time of the day by the phone's own wheel. */
import { Picker, View } from '@tarojs/components';
import type { TimeFieldProps } from './props';

export function TimeField({ id, label, value, onChange }: TimeFieldProps) {
  return (
    <Picker mode="time" value={value} onChange={(event) => onChange(event.detail.value)}>
      <View id={id} className="time-field" aria-role="button" aria-label={`${label} ${value}`}>
        {value}
      </View>
    </Picker>
  );
}
