/** The card of M5, in its exact words. It takes the countdown's place and announces itself. */
import { Text, View } from '@tarojs/components';
import { safetyPieces } from '../shared/messages/student-words';
import { aria } from './aria';
import { CallButton, hotlines } from './hotlines';

export function SafetyCard({ safety }: { safety: Parameters<typeof safetyPieces>[0] }) {
  return (
    <View className="safety">
      <View className="safety-say" id="safety-words" {...aria({ role: 'alert' })}>
        {safetyPieces(safety).map((piece) => (
          <Text key={piece} className="ph">
            {piece}
          </Text>
        ))}
      </View>
      <View className="hot">
        <CallButton hotline={hotlines.police} />
        <CallButton hotline={hotlines.ambulance} />
        <CallButton hotline={hotlines.mind} word="想说话" />
      </View>
    </View>
  );
}
