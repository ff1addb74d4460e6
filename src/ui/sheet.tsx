/** A sheet from below for more than a native menu can say. */
import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { aria } from './aria';
import { Tap } from './tap';

export function Sheet(props: PropsWithChildren<{ title: string; onClose: () => void }>) {
  return (
    <>
      <View className="sheet-ground" onClick={props.onClose} aria-hidden />
      <View className="sheet rise" {...aria({ role: 'dialog', label: props.title })}>
        <View className="between">
          <View className="head">{props.title}</View>
          <Tap className="hide bare" onTap={props.onClose}>
            关上
          </Tap>
        </View>
        {props.children}
      </View>
    </>
  );
}
