/** 我的: who I am here, another person of the account, reminders left, privacy. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { callAction } from '../../lib/cloud';
import { useLive } from '../../lib/polling';
import { routes } from '../../lib/routes';
import { hasRole, switchPerson, useSession, type Person } from '../../lib/session';
import { LeaveDemo } from '../../ui/leave-demo';
import { Icon } from '../../ui/icon';
import { NoticeCard } from '../../ui/notice-card';
import { Tap } from '../../ui/tap';
import { noticeBalance } from '../../shared/notices/contracts';
import { staffBudget } from '../../shared/polling/plan';
import { roleWords } from '../../shared/people/role-names';

function PersonCard({ person }: { person: Person }) {
  return (
    <View className="card row">
      <View className="disc">
        <Icon name="person" />
      </View>
      <View className="grow">
        <View className="head">{person.displayName}</View>
        <View className="sub">
          {[person.schoolName, person.className].filter((part) => part !== null).join(' · ')}
        </View>
        <View className="cap">{roleWords(person.roles)}</View>
      </View>
    </View>
  );
}

function Persons({ person }: { person: Person }) {
  const session = useSession();
  if (session.status !== 'ready' || session.persons.length < 2) return null;
  return (
    <View className="card list">
      <View className="li head">切换身份</View>
      {session.persons.map((one) => (
        <Tap
          key={one.personId}
          role="radio"
          className="li"
          chosen={one.personId === person.personId}
          onTap={() => switchPerson(one.personId)}
        >
          <View className="grow">
            <View>{one.displayName}</View>
            <View className="cap">{roleWords(one.roles)}</View>
          </View>
          {one.personId === person.personId ? <Icon name="check" /> : null}
        </Tap>
      ))}
    </View>
  );
}

function Link({ word, page }: { word: string; page: string }) {
  return (
    <Tap className="li" onTap={() => void Taro.navigateTo({ url: page })}>
      <View className="grow">{word}</View>
      <View className="chev">
        <Icon name="chevron" size="s" />
      </View>
    </Tap>
  );
}

function MyNotices({ personId }: { personId: string }) {
  const live = useLive(`notices.${personId}`, {
    budget: staffBudget,
    load: () => callAction(noticeBalance, {}),
    urgency: () => null,
  });
  return live.data === undefined ? null : <NoticeCard notices={live.data} onGranted={live.put} />;
}

export function MyPage({ person }: { person: Person }) {
  const getsNotices = hasRole(person, ...noticeBalance.roles);
  const isStudent = hasRole(person, 'student');
  return (
    <>
      <PersonCard person={person} />
      <Persons person={person} />
      {getsNotices ? <MyNotices personId={person.personId} /> : null}
      {isStudent ? (
        <View className="card list">
          <Link word="谁能看到我写的" page={routes.whoCanSee} />
          <Link word="我的口令" page={routes.ownPasscode} />
          <Link word="热线电话" page={routes.hotlines} />
        </View>
      ) : null}
      <View className="card list">
        <Link word="用邀请码加入" page={routes.join} />
        <Link word="隐私说明" page={routes.privacyNotice} />
      </View>
      <View className="card">
        <View className="sub">
          字太小的话，在微信里打开“我 · 设置 · 通用 · 字体大小”调大，这里会跟着变。
        </View>
      </View>
      <LeaveDemo />
    </>
  );
}
