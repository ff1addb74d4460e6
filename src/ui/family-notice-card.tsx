/** One consent, one reminder, to a student's or guardian's own phone; never offered on a shared one (M1). */
import { View } from '@tarojs/components';
import { asAppError } from '../lib/app-error';
import { callAction } from '../lib/cloud';
import { mention } from '../lib/confirm';
import { useLive } from '../lib/polling';
import { askForNotice } from '../lib/subscribe';
import { familyNoticeBalance, grantFamilyNotice } from '../shared/notices/contracts';
import { studentBudget } from '../shared/polling/plan';
import { Icon } from './icon';
import { Tap } from './tap';

export function FamilyNoticeCard({ personId }: { personId: string }) {
  const live = useLive(`family-notices.${personId}`, {
    budget: studentBudget,
    load: () => callAction(familyNoticeBalance, {}),
    urgency: () => null,
  });
  const { data } = live;
  if (data === undefined || data.shared) return null;
  const more = async () => {
    try {
      if (!(await askForNotice(data.templateId))) return;
      const { balance } = await callAction(grantFamilyNotice, {});
      live.put({ ...data, balance });
    } catch (thrown) {
      mention(asAppError(thrown).text);
    }
  };
  return (
    <View className="card list">
      <View className="li">
        <Icon name="bell" />
        <View className="grow">
          <View>微信提醒</View>
          <View className="cap">
            {data.balance > 0
              ? `到时会提醒，还能提醒 ${data.balance} 次。只说有一条校园消息。`
              : '想到时提醒一下的话，点右边。'}
          </View>
        </View>
        <Tap id="more-reminders" className="hide bare" onTap={() => void more()}>
          提醒我
        </Tap>
      </View>
    </View>
  );
}
