import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from './aria';
import { Tap } from './tap';

interface SegmentedProps<V extends string> {
  /** tablist: shows another list. radiogroup: chooses a value. */
  kind: 'tablist' | 'radiogroup';
  label: string;
  options: readonly { value: V; label: string; content?: ReactNode }[];
  value: V;
  onChange: (value: V) => void;
}

export function Segmented<V extends string>(props: SegmentedProps<V>) {
  return (
    <View className="seg" {...aria({ role: props.kind, label: props.label })}>
      {props.options.map(({ value, label, content }) => (
        <Tap
          key={value}
          role={props.kind === 'tablist' ? 'tab' : 'radio'}
          className={`seg-item${value === props.value ? ' on' : ''}`}
          chosen={value === props.value}
          label={content === undefined ? undefined : label}
          onTap={() => props.onChange(value)}
        >
          {content ?? label}
        </Tap>
      ))}
    </View>
  );
}
