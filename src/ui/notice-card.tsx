/** WeChat delivers one notice for each consent: asked for at a natural tap, the rest is told truthfully. */
import { View } from '@tarojs/components';
import type { OutputOf } from '../shared/action/contract';
import { callAction } from '../lib/cloud';
import { asAppError } from '../lib/app-error';
import { mention } from '../lib/confirm';
import { askForNotice } from '../lib/subscribe';
import { grantNotice, type noticeBalance } from '../shared/notices/contracts';
import { Icon } from './icon';
import { Tap } from './tap';

export type NoticeBalance = OutputOf<typeof noticeBalance>;

interface NoticeCardProps {
  notices: NoticeBalance;
  onGranted: (notices: NoticeBalance) => void;
}

export function NoticeCard({ notices: { templateId, balance }, onGranted }: NoticeCardProps) {
  const more = async () => {
    try {
      if (!(await askForNotice(templateId))) return;
      const granted = await callAction(grantNotice, {});
      onGranted({ templateId, balance: granted.balance });
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
          <View className="cap">{balance > 0 ? `还能收到 ${balance} 次` : '现在一次也收不到'}</View>
        </View>
        <Tap id="more-notices" className="hide bare" onTap={() => void more()}>
          多收一次提醒
        </Tap>
      </View>
    </View>
  );
}
