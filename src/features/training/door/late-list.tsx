/** What this phone noted and the cloud did not count (T2): each stays until it was entered, or taken note of. */
import { View } from '@tarojs/components';
import { Banner } from '../../../ui/banner';
import { Tap } from '../../../ui/tap';
import type { LateCheckIn } from './door-queue';

interface LateListProps {
  late: readonly LateCheckIn[];
  isListed: (entryId: string) => boolean;
  onNoted: (entryId: string) => void;
}

const goneWords: Readonly<Record<LateCheckIn['why'], string>> = {
  offline: '离线太久',
  gone: '报名取消了',
  off: '这一场取消了',
};

export function LateList({ late, isListed, onNoted }: LateListProps) {
  const gone = late.filter(({ entryId }) => !isListed(entryId));
  const isOff = late.some(({ why }) => why === 'off');
  return (
    <View className="tr-stack">
      {late.length === 0 ? null : (
        <Banner
          text={
            isOff
              ? `这一场取消了，${late.length} 家的签到没有记上。`
              : `${late.length} 家没有签上，请在名单里手动更正，或按班找到孩子记上。`
          }
        />
      )}
      {gone.length === 0 ? null : (
        <View className="card list">
          {gone.map(({ entryId, name, why }) => (
            <View key={entryId} className="tr-row tr-late">
              <View className="grow">
                <View>{name}</View>
                <View className="cap">{`${goneWords[why]}，名单里没有这一家`}</View>
              </View>
              <Tap className="btn s plain" label={`${name} 知道了`} onTap={() => onNoted(entryId)}>
                知道了
              </Tap>
            </View>
          ))}
        </View>
      )}
    </View>
  );
}
