/** Demonstration only: every seeded holder has these words. */
import { View } from '@tarojs/components';
import { demoPassphrase } from '../../shared/seal/demo';

export function DemoWords() {
  return (
    <View className="cap">
      演示里负责人的口令都是：{demoPassphrase}。只能打开编出来的孩子，正式使用没有这一行。
    </View>
  );
}
