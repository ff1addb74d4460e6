/** 申请核实身份 (M6): a red thread, a written reason; then both keys are told. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useRef } from 'react';
import { callAction } from '../../../lib/cloud';
import { newRequestId } from '../../../lib/ids';
import { routes } from '../../../lib/routes';
import { requestOpening } from '../../../shared/seal/opening-contracts';
import { call, hotlines } from '../../../ui/hotlines';
import { Tap } from '../../../ui/tap';
import { ReasonForm } from '../reason-form';
import { useActing } from '../use-acting';

export function Request({ threadId }: { threadId: string }) {
  const acting = useActing();
  const requestId = useRef(newRequestId());
  const reasonOf = useRef('');
  const ask = async (reason: string) => {
    // Changed words are another request.
    if (reasonOf.current !== '' && reasonOf.current !== reason) requestId.current = newRequestId();
    reasonOf.current = reason;
    const done = await acting.run(() =>
      callAction(requestOpening, { threadId, reason }, { requestId: requestId.current }),
    );
    if (done !== undefined) await Taro.redirectTo({ url: routes.sealOpenings });
  };
  return (
    <>
      <View className="card calm se-stack">
        <View className="head">先想三件事</View>
        <View>先回复写信的人，也请对方打热线，不等身份。</View>
        <View>只为了马上找到有生命危险的人。好奇、处分、评比都不行。</View>
        <View>对方可能已经在话里说了自己在哪里。</View>
      </View>
      <View className="sub">
        提交以后，会马上通知两位负责人。两位各自同意后，您和他们能看半小时。申请和原因会一直留在记录里。
      </View>
      <ReasonForm
        id="ask"
        label="申请的原因"
        placeholder="看到了什么，为什么等不了"
        word="提交"
        busy={acting.busy}
        onSend={(reason) => void ask(reason)}
      />
      <View className="card row">
        <View className="grow sub">已经来不及了，先打 110。</View>
        <Tap className="btn s plain" label="打 110" onTap={() => call(hotlines.police)}>
          打 110
        </Tap>
      </View>
    </>
  );
}
