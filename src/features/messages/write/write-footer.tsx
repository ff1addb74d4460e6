import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { routes } from '../../../lib/routes';
import { Tap } from '../../../ui/tap';
import type { Spoken } from './use-spoken';
import type { Writing } from './use-writing';

function wordOf({ isSame, sending }: Writing, { state }: Spoken): string {
  if (sending || state === 'sending') return '发送中';
  return state !== 'kept' && isSame ? '再发一次' : '发送';
}

export function WriteFooter({ writing, spoken }: { writing: Writing; spoken: Spoken }) {
  const { state } = spoken;
  // Nothing leaves while it still listens; a recorded voice takes the words along.
  const isBusy = state === 'asking' || state === 'recording' || state === 'sending';
  const canSend = !isBusy && (state === 'kept' ? !writing.sending : writing.canSend);
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
        <Tap
          id="send"
          className="btn"
          disabled={!canSend}
          onTap={state === 'kept' ? spoken.submit : writing.submit}
        >
          {wordOf(writing, spoken)}
        </Tap>
      </View>
    </View>
  );
}
