/** Everything that can be tapped: at least 44 px, with an explicit role and words. tap.h5.tsx is a real button. */
import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import type { TapProps } from './props';

/** The attributes that config/taro-attributes.js binds in WeChat's template. */
function ariaOf({ label, role = 'button', chosen, disabled }: TapProps): Record<string, unknown> {
  return {
    'aria-role': role,
    ...(label === undefined ? {} : { 'aria-label': label }),
    ...(chosen === undefined
      ? {}
      : { [role === 'tab' ? 'aria-selected' : 'aria-checked']: chosen }),
    ...(disabled === true ? { 'aria-disabled': true } : {}),
  };
}

export function Tap(props: PropsWithChildren<TapProps>) {
  const off = props.disabled === true;
  return (
    <View
      id={props.id}
      className={`tap ${props.className ?? ''}${off ? ' tap-off' : ''}`}
      hoverClass={off ? 'none' : 'tap-pressed'}
      hoverStayTime={80}
      onClick={off ? undefined : props.onTap}
      {...ariaOf(props)}
    >
      {props.children}
    </View>
  );
}
