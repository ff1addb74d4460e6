/** The three fixed tabs as WeChat would draw them. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { routes } from '../lib/routes';
import { useMessagesBadge } from '../lib/tab-badge.h5';
import { Icon, type IconName } from './icon';

const tabs: readonly { route: string; icon: IconName; word: string }[] = [
  { route: routes.home, icon: 'home', word: '首页' },
  { route: routes.messages, icon: 'message', word: '消息' },
  { route: routes.me, icon: 'person', word: '我的' },
];

export function TabBar({ current }: { current: string }) {
  const owed = useMessagesBadge();
  return (
    <View className="tabs" role="navigation" aria-label="主导航">
      {tabs.map(({ route, icon, word }) => (
        <button
          key={route}
          type="button"
          className={`tab${route === current ? ' on' : ''}`}
          aria-current={route === current ? 'page' : undefined}
          onClick={() => void Taro.switchTab({ url: route })}
        >
          <Icon name={icon} />
          <span>{word}</span>
          {route === routes.messages && owed > 0 ? (
            <span className="tab-badge" role="img" aria-label={`${owed} 条要处理`}>
              {owed > 99 ? '99+' : owed}
            </span>
          ) : null}
        </button>
      ))}
    </View>
  );
}
