/** Open slots only, two columns: the time, until when, and what the school calls that hour. */
import { View } from '@tarojs/components';
import { aria } from '../../../ui/aria';
import { Tap } from '../../../ui/tap';
import type { Slot } from './types';

interface SlotGridProps {
  slots: readonly Slot[];
  /** The start of the chosen one. */
  chosen: string | null;
  onChoose: (slot: Slot) => void;
}

export function SlotGrid({ slots, chosen, onChoose }: SlotGridProps) {
  return (
    <View className="slots" {...aria({ role: 'radiogroup', label: '时间' })}>
      {slots.map((slot) => {
        const { start, end, part } = slot;
        return (
          <Tap
            key={start}
            id={`slot-${start.replace(':', '')}`}
            role="radio"
            className={`slot${start === chosen ? ' on' : ''}`}
            chosen={start === chosen}
            onTap={() => onChoose(slot)}
          >
            <View className="slot-time">{start}</View>
            <View className="cap">{part === '' ? `到 ${end}` : `到 ${end} · ${part}`}</View>
          </Tap>
        );
      })}
    </View>
  );
}
