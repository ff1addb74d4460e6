/** The union's page (M8): begin the house, and who is of it. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { confirm, tell } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { routes } from '../../../lib/routes';
import { restartSession, type Person } from '../../../lib/session';
import { useAct } from '../../../lib/use-act';
import { isCareHouse, partWords } from '../../../shared/care/house';
import { careHousehold, letGoOfCare, openCareHouse } from '../../../shared/care/house-contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { openPage } from '../../../ui/entry-list';
import { LiveState } from '../../../ui/live-state';
import { Tap } from '../../../ui/tap';
import { Admit } from './admit';

/** At the school: the union begins the house, or goes over to it. */
function AtSchool() {
  const [name, setName] = useState<string>();
  const { busy, run } = useAct(() => undefined, tell);
  const open = async () => {
    const done = await run(() => callAction(openCareHouse, {}));
    if (done !== undefined) setName(done.houseName);
  };
  if (name !== undefined)
    return (
      <View className="card ca-stack">
        <View className="head">好了：{name}</View>
        <View className="sub">
          接下来在“我的”里换到“{name}”，请校外的咨询师加入。学校的人进不去那里。
        </View>
        <Tap id="switch" className="btn wide" onTap={restartSession}>
          知道了
        </Tap>
      </View>
    );
  return (
    <View className="card ca-stack">
      <View className="head">由工会开通</View>
      <View className="sub">
        教师关爱在学校之外：校外的咨询师来回，工会（或区里）和咨询师各拿一把钥匙。担任学校领导、管理员、心理老师的人不能参加。
      </View>
      <Tap id="open-house" className="btn wide" disabled={busy} onTap={() => void open()}>
        由我开通，或者进去看看
      </Tap>
    </View>
  );
}

function InHouse({ personId }: { personId: string }) {
  const live = useLive(`care-house.${personId}`, {
    budget: staffBudget,
    load: () => callAction(careHousehold, {}),
    urgency: () => null,
  });
  const { busy, run } = useAct(live.reload, tell);
  if (live.data === undefined) return <LiveState live={live} />;
  const { members, isOpen } = live.data;
  const letGo = async (id: string, name: string) => {
    const question = {
      title: `请${name}离开？`,
      content: '以后就进不来了。先把值班和钥匙交给别人。',
      cancelText: '再想想',
      confirmText: '就这样定',
    };
    if (await confirm(question)) await run(() => callAction(letGoOfCare, { personId: id }));
  };
  return (
    <>
      <View className="card ca-stack">
        <View className="head">{isOpen ? '老师们可以写了' : '还没有开通'}</View>
        <View className="sub">
          {isOpen
            ? '两把钥匙每个月演练一次。'
            : '两把钥匙各要两个人拿，演练成功一次，再排好值班，老师们就能写。'}
        </View>
        <Tap id="keys" className="btn s soft" onTap={() => openPage(routes.sealKeys)}>
          钥匙与演练
        </Tap>
      </View>
      <View className="card">
        <View className="head">谁在这里</View>
        {members.map(({ personId: id, name, part, me, joined }) => (
          <View key={id} className="ca-row">
            <View className="grow">
              <View>{name}</View>
              <View className="cap">
                {partWords[part]}
                {joined ? '' : ' · 还没有用邀请码'}
              </View>
            </View>
            {me ? (
              <View className="cap">我</View>
            ) : (
              <Tap
                className="btn s plain"
                label={`请离开：${name}`}
                disabled={busy}
                onTap={() => void letGo(id, name)}
              >
                请离开
              </Tap>
            )}
          </View>
        ))}
      </View>
      <Admit onAdmitted={live.reload} />
    </>
  );
}

export function House({ person }: { person: Person }) {
  return isCareHouse(person.schoolId) ? <InHouse personId={person.personId} /> : <AtSchool />;
}
