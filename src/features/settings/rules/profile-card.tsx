/** 一次换一套: several figures at once, with what would change said first. */
import { View } from '@tarojs/components';
import { useMinute } from '../../../lib/clock';
import { toLocalDate } from '../../../shared/time/instant';
import { Tap } from '../../../ui/tap';
import type { Settings } from '../words';
import type { RuleActs } from './use-rules';

export function ProfileCard(props: { profiles: Settings['profiles']; acts: RuleActs }) {
  const today = toLocalDate(useMinute());
  const { profiles, acts } = props;
  return (
    <View className="card list">
      <View className="li">
        <View className="grow">
          <View className="head">一次换一套</View>
          <View className="cap">几项一起改，今天起算</View>
        </View>
      </View>
      {profiles.map((profile) => (
        <View key={profile.profileId} className="li">
          <View className="grow">
            <View>{profile.name}</View>
            <View className="cap">{profile.hint}</View>
          </View>
          {profile.differences.length === 0 ? (
            <View className="pill brand">现在就是</View>
          ) : (
            <Tap
              id={`profile-${profile.profileId}`}
              className="btn s soft"
              label={`换成${profile.name}`}
              disabled={acts.busy}
              onTap={() => void acts.apply(profile, today)}
            >
              换成它
            </Tap>
          )}
        </View>
      ))}
    </View>
  );
}
