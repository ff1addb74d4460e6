/** 我的口令 (G1): a child takes one on a phone of its own, or another in place of the old one. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { confirm } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { refreshSession } from '../../../lib/session';
import { open } from '../../../lib/unlock';
import { useAct } from '../../../lib/use-act';
import { passcodeState, setPasscode } from '../../../shared/people/passcode-contracts';
import { studentBudget } from '../../../shared/polling/plan';
import { LiveState } from '../../../ui/live-state';
import { Tap } from '../../../ui/tap';
import { closedWords, Figures } from '../parts/figures';

const price = '忘了只能请班主任重设。重设以后，从前写的就打不开了。';

async function isAgreed(isSet: boolean): Promise<boolean> {
  if (isSet) return true;
  return confirm({
    title: '设一个口令？',
    content: `以后打开你的页面都要输入它。${price}`,
    cancelText: '先不设',
    confirmText: '设好',
  });
}

export function OwnPasscode({ personId }: { personId: string }) {
  const live = useLive(`passcode.${personId}`, {
    budget: studentBudget,
    load: () => callAction(passcodeState, {}),
    urgency: () => null,
  });
  const [old, setOld] = useState<string | null>(null);
  const [fresh, setFresh] = useState<string | null>(null);
  const [isDone, setDone] = useState(false);
  const { busy, run } = useAct(live.reload);
  if (isDone) return <View className="card body">好了。下次打开你的页面，用这个新的口令。</View>;
  if (live.data === undefined) return <LiveState live={live} />;
  const { isSet, closed } = live.data;
  if (closed !== null) return <View className="card body">{closedWords[closed]}</View>;
  const isWhole = fresh !== null && (!isSet || old !== null);
  const save = async () => {
    if (!isWhole || !(await isAgreed(isSet))) return;
    const input = old === null ? { passcode: fresh } : { passcode: fresh, old };
    await run(async () => {
      open(personId, (await callAction(setPasscode, input)).unlock);
      setDone(true);
      // From now on the phone asks for it, also where it never did.
      await refreshSession();
    });
  };
  return (
    <View className="card pe-stack">
      <View className="head">{isSet ? '换一个口令' : '给自己设一个口令'}</View>
      <View className="sub">
        {isSet
          ? '先写现在的，再写新的。6 个数字，不要都一样。'
          : '这部手机别人也拿得到的话，设一个口令，只有你打得开你的页面。6 个数字，不要都一样。'}
      </View>
      {isSet ? (
        <>
          <View className="sub">现在的口令</View>
          <Figures id="old-passcode" label="现在的口令" onWhole={setOld} />
        </>
      ) : null}
      <View className="sub">{isSet ? '新的口令' : '口令'}</View>
      <Figures id="new-passcode" label={isSet ? '新的口令' : '口令'} onWhole={setFresh} />
      <Tap
        id="save-passcode"
        className="btn wide"
        disabled={busy || !isWhole}
        onTap={() => void save()}
      >
        {isWhole ? '就用它' : '先把数字写完'}
      </Tap>
      <View className="cap">{price}</View>
    </View>
  );
}
