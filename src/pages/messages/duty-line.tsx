/** Who stands duty now, until when, who follows (M2). */
import { Text, View } from '@tarojs/components';
import { useMinute } from '../../lib/clock';
import { momentText } from '../../shared/messages/due-text';
import type { Duty } from './use-desk';

function headOf({ onDuty }: Duty): string {
  if (onDuty === null) return '现在没有人值班';
  return onDuty.me ? '值班中' : `${onDuty.name}值班`;
}

function restOf({ shift, next, backup }: Duty, nowMs: number): string {
  const parts = [
    shift === null ? null : `到 ${momentText(shift.endMs, nowMs)}`,
    next === null ? null : `接班 ${next.name}`,
    backup === null ? null : `后备 ${backup.me ? '你' : backup.name}`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

export function DutyLine({ duty }: { duty: Duty | null | undefined }) {
  const nowMs = useMinute();
  if (duty == null) return null;
  return (
    <View className="duty">
      <Text className="head">{headOf(duty)}</Text>
      <Text className="sub">{restOf(duty, nowMs)}</Text>
    </View>
  );
}
