import { View } from '@tarojs/components';
import { Tap } from '../../../ui/tap';
import type { Sending } from './use-sending';

export function PickBar({ sending: { progress, choose } }: { sending: Sending }) {
  return (
    <View className="bar">
      <View className="bar-in">
        <Tap id="pick-list" className="btn grow" disabled={progress !== null} onTap={choose}>
          {progress === null ? '选一份名单' : '正在上传'}
        </Tap>
      </View>
    </View>
  );
}
