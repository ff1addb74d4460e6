/** A label and its field, one above the other. */
import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

export function FormRow({ label, children }: PropsWithChildren<{ label: string }>) {
  return (
    <View>
      <View className="sub">{label}</View>
      {children}
    </View>
  );
}
