/** M5 for the student: the card, and beneath it only what is true; once a person answered, the hotlines alone. */
import { View } from '@tarojs/components';
import type { StudentThread } from '../../../shared/messages/student-contracts';
import { safetyFollowUp } from '../../../shared/messages/student-words';
import { Banner } from '../../../ui/banner';
import { SafetyCard } from '../../../ui/safety-card';

type SafetyFacts = NonNullable<StudentThread['safety']>;

function FollowUp({
  safety: { answered, acknowledged, unacknowledgedMinutes },
  breached,
}: {
  safety: SafetyFacts;
  breached: boolean;
}) {
  // After two hours without an answer the page says that somebody is looked for; nobody is looking now.
  if (answered || (acknowledged && breached)) return null;
  if (acknowledged) return <View className="pill brand">{safetyFollowUp.acknowledged}</View>;
  if (unacknowledgedMinutes !== null)
    return <Banner text={safetyFollowUp.unacknowledged(unacknowledgedMinutes)} />;
  return <View className="sub">{safetyFollowUp.waiting}</View>;
}

export function Safety({ safety, breached }: { safety: SafetyFacts; breached: boolean }) {
  return (
    <View>
      <SafetyCard safety={safety} />
      <View className="after-safety">
        <FollowUp safety={safety} breached={breached} />
      </View>
    </View>
  );
}
