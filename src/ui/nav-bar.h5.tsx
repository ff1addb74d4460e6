/** The bar WeChat would draw: title in the middle, back or home at the left. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { routes } from '../lib/routes';
import { Icon } from './icon';
import type { NavBarProps } from './props';
import { Tap } from './tap';

function leave(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.reLaunch({ url: routes.home });
}

export function NavBar({ title, isTab }: NavBarProps) {
  const canGoBack = Taro.getCurrentPages().length > 1;
  return (
    <View className="nav" role="banner">
      {isTab ? null : (
        <Tap className="nav-back" label={canGoBack ? '返回' : '回首页'} onTap={leave}>
          <Icon name={canGoBack ? 'back' : 'home'} />
        </Tap>
      )}
      <View className="nav-title" role="heading" aria-level={1}>
        {title}
      </View>
    </View>
  );
}
