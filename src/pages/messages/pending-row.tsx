import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { routes } from '../../lib/routes';
import type { QueuedMessage } from '../../lib/send-queue';
import { Icon } from '../../ui/icon';
import { Tap } from '../../ui/tap';

/** Something written has not left the phone yet. */
export function PendingRow({ first }: { first: QueuedMessage | undefined }) {
  const url =
    first === undefined || first.threadId === null
      ? routes.write
      : `${routes.ownThread}?threadId=${first.threadId}`;
  return (
    <Tap className="banner" onTap={() => void Taro.navigateTo({ url })}>
      <Icon name="cloud" size="s" />
      <View className="grow">有一条还没发出去，都存着。点一下去看看。</View>
    </Tap>
  );
}
