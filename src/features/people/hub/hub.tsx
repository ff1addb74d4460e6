/** 名单和邀请 (G1): who waits first, then everything else about people. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import { hasRole, type Person } from '../../../lib/session';
import { listApplications } from '../../../shared/people/invite-contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { Banner } from '../../../ui/banner';
import { Icon } from '../../../ui/icon';
import { Tap } from '../../../ui/tap';
import { places } from '../places';

const lacksReceiver =
  '名单里还没有“区里的接收老师”。学生说和学校里的大人有关时，要由区里的老师来接，请至少登记两位。';

export function Hub({ person }: { person: Person }) {
  const { data } = useLive(`people-hub.${person.personId}`, {
    budget: staffBudget,
    load: () => callAction(listApplications, {}),
    urgency: () => null,
  });
  const waiting = (data?.applications ?? []).filter(({ state }) => state === 'waiting').length;
  return (
    <>
      <View className="part">
        {data?.lacksReceiver === true ? <Banner text={lacksReceiver} /> : null}
      </View>
      <View className="card list">
        {places
          .filter(({ roles }) => hasRole(person, ...roles))
          .map(({ page, title, hint }, index) => (
            <Tap key={page} className="li" onTap={() => void Taro.navigateTo({ url: page })}>
              <View className="grow">
                <View>{title}</View>
                <View className="cap">{hint}</View>
              </View>
              {index === 0 && waiting > 0 ? (
                <View className="pill brand">{`${waiting} 份`}</View>
              ) : null}
              <View className="chev">
                <Icon name="chevron" size="s" />
              </View>
            </Tap>
          ))}
      </View>
    </>
  );
}
