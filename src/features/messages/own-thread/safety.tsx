/** M5 for the student: the card, and beneath it only what is true. */
import { View } from '@tarojs/components';
import type { StudentThread } from '../../../shared/messages/student-contracts';
import { safetyFollowUp } from '../../../shared/messages/student-words';
import { Banner } from '../../../ui/banner';
import { SafetyCard } from '../../../ui/safety-card';

export function Safety({ safety }: { safety: NonNullable<StudentThread['safety']> }) {
  return (
    <View>
      <SafetyCard notice={safety.notice} />
      <View className="after-safety">
        {safety.acknowledged ? (
          <View className="pill brand">{safetyFollowUp.acknowledged}</View>
        ) : safety.unacknowledgedTold ? (
          <Banner text={safetyFollowUp.unacknowledged} />
        ) : (
          <View className="sub">{safetyFollowUp.waiting}</View>
        )}
      </View>
    </View>
  );
}
