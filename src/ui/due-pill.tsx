import { View } from '@tarojs/components';
import { useMinute } from '../lib/clock';
import { dueTone, remainingText } from '../shared/messages/due-text';
import { Icon } from './icon';

interface DuePillProps {
  dueAtMs: number;
  breached: boolean;
  /** The 10 min clock is always in the colours of overdue (design 05). */
  red?: boolean;
  /** Stands before the remaining time: `12:41 前应答 · `. */
  before?: string;
}

/** How long staff still have: plain, clock, octagon (design: State colours). */
export function DuePill({ dueAtMs, breached, red = false, before = '' }: DuePillProps) {
  const nowMs = useMinute();
  const tone = dueTone(dueAtMs, nowMs, breached);
  const look = red || tone === 'over' ? 'over' : tone === 'soon' ? 'soon' : '';
  return (
    <View className={`pill ${look}`}>
      {look === '' ? null : <Icon name={tone === 'over' ? 'over' : 'clock'} size="xs" />}
      {before}
      {remainingText(dueAtMs, nowMs)}
    </View>
  );
}
