/** The 52 px strip under the title. Student pages always carry the hotlines and the way out of sight. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { routes } from '../lib/routes';
import { Icon } from './icon';
import { Tap } from './tap';

/** Everything closes and the plain school calendar stands there; drafts are already kept. */
export function QuickHide() {
  return (
    <Tap className="hide" onTap={() => void Taro.reLaunch({ url: routes.calendar })}>
      <Icon name="hide" size="s" />
      快速隐藏
    </Tap>
  );
}

export function HotlineButton() {
  return (
    <Tap
      className="ib sunk"
      label="热线电话"
      onTap={() => void Taro.navigateTo({ url: routes.hotlines })}
    >
      <Icon name="phone" />
    </Tap>
  );
}

/** Left: one or two lines. Right: 热线 and 快速隐藏. */
export function StudentStrip({
  children,
  withHotlines = true,
}: PropsWithChildren<{ withHotlines?: boolean }>) {
  return (
    <View className="strip">
      <View className="grow">{children}</View>
      <View className="row g8">
        {withHotlines ? <HotlineButton /> : null}
        <QuickHide />
      </View>
    </View>
  );
}
