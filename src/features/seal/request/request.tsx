/** 申请核实身份 (M6): a red thread, a written reason; then both keys are told, or what to say to 110 where none opens it. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { serverNowMs } from '../../../lib/clock';
import { newRequestId } from '../../../lib/ids';
import { routes } from '../../../lib/routes';
import { requestOpening } from '../../../shared/seal/opening-contracts';
import { statementFor110, type UnknownKind } from '../../../shared/seal/statement';
import { call, hotlines } from '../../../ui/hotlines';
import { aria } from '../../../ui/aria';
import { Tap } from '../../../ui/tap';
import { ReasonForm } from '../reason-form';
import { useActing } from '../use-acting';
import { WordsFor110 } from '../words-for-110';

/** Refusals after which no two people can find out who it is: what is left is 110. */
const unknownOf: Partial<Record<string, UnknownKind>> = {
  'seal-not-sealed': 'no-seal',
  'seal-no-district': 'no-seal',
  'seal-nobody-known': 'nobody-known',
};

interface Refused {
  /** The refusal's own sentence. */
  text: string;
  words: string;
}

interface RequestProps {
  threadId: string;
  schoolName: string;
  /** A colleague wrote, in the own channel (M8). */
  ofColleague: boolean;
}

export function Request({ threadId, schoolName, ofColleague }: RequestProps) {
  const acting = useActing();
  const requestId = useRef(newRequestId());
  const reasonOf = useRef('');
  const [refused, setRefused] = useState<Refused | null>(null);
  const request = async (reason: string): Promise<boolean> => {
    try {
      await callAction(requestOpening, { threadId, reason }, { requestId: requestId.current });
      return true;
    } catch (thrown) {
      const { code, text } = asAppError(thrown);
      const why = unknownOf[code];
      if (why === undefined) throw thrown;
      const facts = { schoolName, reason, askedAtMs: serverNowMs(), ofColleague };
      setRefused({ text, words: statementFor110(facts, why) });
      return false;
    }
  };
  const ask = async (reason: string) => {
    // Changed words are another request.
    if (reasonOf.current !== '' && reasonOf.current !== reason) requestId.current = newRequestId();
    reasonOf.current = reason;
    if ((await acting.run(() => request(reason))) === true)
      await Taro.redirectTo({ url: routes.sealOpenings });
  };
  if (refused)
    return (
      <>
        <View className="card se-stack" {...aria({ role: 'alert' })}>
          <View className="head">现在核实不了身份</View>
          <View className="sub">{refused.text}</View>
        </View>
        <WordsFor110 head="打 110 时照着念" words={refused.words} />
        <View className="sub">回到留言里，继续和孩子说话，也请孩子打热线。</View>
      </>
    );
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
