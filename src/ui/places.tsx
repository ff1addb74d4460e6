/**
 * A list whose rows come, go and change places. Taro hands a whole list of children over again when one is taken
 * out or put before another; so every place stays, what stands in it changes, and none is ever taken away.
 */
import { View } from '@tarojs/components';
import { useRef, type ReactNode } from 'react';

interface PlacesProps<T> {
  items: readonly T[];
  /** Keeps no state of its own: the row of a place is another's a moment later. */
  row: (item: T) => ReactNode;
  className?: string;
}

export function Places<T>({ items, row, className = '' }: PlacesProps<T>) {
  const most = useRef(0);
  most.current = Math.max(most.current, items.length);
  return (
    <>
      {Array.from({ length: most.current }, (_, place) => (
        <View key={place} className={`place ${className}`}>
          {place < items.length ? row(items[place] as T) : null}
        </View>
      ))}
    </>
  );
}
