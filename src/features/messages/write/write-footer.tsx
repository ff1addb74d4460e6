import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { routes } from '../../../lib/routes';
import { Tap } from '../../../ui/tap';
import type { Writing } from './use-writing';

function wordOf({ isSame, sending }: Writing): string {
  if (sending) return '发送中';
  return isSame ? '再发一次' : '发送';
}

export function WriteFooter({ writing }: { writing: Writing }) {
  return (
    <View className="bar">
      <View className="bar-in">
        <Tap className="grow cap" onTap={() => void Taro.navigateTo({ url: routes.whoCanSee })}>
          {writing.named ? (
            <View>
              你选了让负责的老师知道，<Text className="link">看说明</Text>
            </View>
          ) : (
            <View>
              <View>老师看不到你是谁。</View>
              <View>
                只有遇到危险时例外，<Text className="link">看说明</Text>
              </View>
            </View>
          )}
        </Tap>
        <Tap id="send" className="btn" disabled={!writing.canSend} onTap={writing.submit}>
          {wordOf(writing)}
        </Tap>
      </View>
    </View>
  );
}
