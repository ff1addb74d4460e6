/** A line with its words above. */
import { View } from '@tarojs/components';
import { LineField } from '../../../ui/line-field';

export function Field(props: {
  id: string;
  label: string;
  placeholder?: string;
  maxLength?: number;
  initial?: string;
  onChange: (text: string) => void;
}) {
  const { id, label, placeholder = '', maxLength = 40, initial = '', onChange } = props;
  return (
    <View className="pe-field">
      <View className="sub">{label}</View>
      <LineField {...{ id, label, placeholder, maxLength, initial, onChange }} />
    </View>
  );
}
