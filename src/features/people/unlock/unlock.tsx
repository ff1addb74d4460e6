/** 口令 (G1, M1): six figures the child chose open the own side of a shared phone. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import { routes } from '../../../lib/routes';
import { restartSession, switchPerson, useSession, type Person } from '../../../lib/session';
import { open } from '../../../lib/unlock';
import { passcodeState, setPasscode, unlock } from '../../../shared/people/passcode-contracts';
import { studentBudget } from '../../../shared/polling/plan';
import { LiveState } from '../../../ui/live-state';
import { Loading } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { useAct } from '../../../lib/use-act';
import { closedWords, Figures } from '../parts/figures';

function Opening({ person }: { person: Person }) {
  const { personId } = person;
  const live = useLive(`passcode.${personId}`, {
    budget: studentBudget,
    load: () => callAction(passcodeState, {}, { asPerson: personId }),
    urgency: () => null,
  });
  const [figures, setFigures] = useState<string | null>(null);
  const { busy, run: act } = useAct(live.reload);
  if (live.data === undefined) return <LiveState live={live} />;
  const { isSet, closed } = live.data;
  const go = async () => {
    if (figures === null) return;
    const contract = isSet ? unlock : setPasscode;
    const answer = await act(() =>
      callAction(contract, { passcode: figures }, { asPerson: personId }),
    );
    if (answer === undefined) return;
    open(personId, answer.unlock);
    restartSession();
    void Taro.reLaunch({ url: routes.home });
  };
  const title = isSet ? '输入你的口令' : '给自己设一个口令';
  return (
    <View className="card pe-stack">
      <View className="head">{title}</View>
      <View className="sub">
        {closed === null
          ? isSet
            ? '6 个数字，只有你知道。'
            : '6 个数字，只有你知道，不要都一样。以后在这部手机上打开你的页面要用它。'
          : closedWords[closed]}
      </View>
      {closed === null ? (
        <>
          <Figures id="passcode" label={title} onWhole={setFigures} />
          <Tap
            id="open"
            className="btn wide"
            disabled={busy || figures === null}
            onTap={() => void go()}
          >
            {isSet ? '打开' : '设好，打开'}
          </Tap>
          <View className="cap">忘了的话，请班主任帮你重设。重设以后，从前写的就打不开了。</View>
        </>
      ) : null}
    </View>
  );
}

export function Unlock() {
  const session = useSession();
  if (session.status !== 'ready') return <Loading />;
  const { person, persons } = session;
  const others = persons.filter(({ personId }) => personId !== person.personId);
  return (
    <View className="pe-stack">
      <Opening key={person.personId} person={person} />
      <View className="card list">
        <View className="li head">不是{person.displayName}？</View>
        {others.map((one) => (
          <Tap key={one.personId} className="li" onTap={() => switchPerson(one.personId)}>
            <View className="grow">{one.displayName}</View>
          </Tap>
        ))}
      </View>
    </View>
  );
}
