/** The code to take along, shown once; in danger first of all what helps now (M5). */
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { serverNowMs } from '../../../lib/clock';
import { collectLetter } from '../../../shared/letter-box/terminal-contracts';
import { momentText } from '../../../shared/messages/due-text';
import { safetyFollowUp, answererWords } from '../../../shared/messages/student-words';
import type { StudentThread } from '../../../shared/messages/student-contracts';
import { SafetyCard } from '../../../ui/safety-card';
import { Tap } from '../../../ui/tap';
import type { Written } from './terminal';

const askAgainMs = 8_000;

type KnownSafety = NonNullable<StudentThread['safety']>;

/** Whether staff know already is asked again while the child stands here; nothing is told that is not true. */
function useSafety({ code, thread }: Written): StudentThread['safety'] {
  const [safety, setSafety] = useState(thread.safety);
  const isRed = thread.safety !== null;
  useEffect(() => {
    if (!isRed) return undefined;
    const ask = () =>
      callAction(collectLetter, { code }).then(
        (found) => setSafety(found.thread.safety),
        // What was said stays true; the next look may come through.
        () => undefined,
      );
    const timer = setInterval(() => void ask(), askAgainMs);
    return () => clearInterval(timer);
  }, [isRed, code]);
  return safety;
}

/** What is true of the danger, beneath the card: that the place was told too, once somebody was (decision 0021). */
function followUp(
  { acknowledged, unacknowledgedMinutes, notice }: KnownSafety,
  place: string | null,
) {
  if (acknowledged) return safetyFollowUp.acknowledged;
  if (unacknowledgedMinutes !== null) return safetyFollowUp.unacknowledged(unacknowledgedMinutes);
  return notice === 'notified' && place !== null ? `老师也知道是在“${place}”写的。` : null;
}

export function Safety({ safety, place }: { safety: KnownSafety; place: string | null }) {
  return (
    <>
      <SafetyCard safety={safety} />
      <View className="sub lb-after">{safety.answered ? null : followUp(safety, place)}</View>
    </>
  );
}

export function Sent(props: { written: Written; place: string; onDone: () => void }) {
  const { written, place, onDone } = props;
  const { code, thread, promise } = written;
  const safety = useSafety(written);
  const dueAtMs = thread.awaiting?.dueAtMs;
  return (
    <>
      <View className="part">
        {safety === null ? null : <Safety safety={safety} place={place} />}
      </View>
      <View className="card lb-stack">
        <View className="head center">你的取信码</View>
        <View className="lb-code" id="pick-up-code">
          {code}
        </View>
        <View className="sub">抄在纸上带走。这个码只显示这一次，这台设备也不会记住。</View>
        <View className="sub">谁拿着它，谁就能看到这封信，收好它。</View>
      </View>
      {safety === null && dueAtMs !== undefined ? (
        <View className="card">
          <View>{`${answererWords(promise)}会回信。`}</View>
          <View className="sub">{`最晚 ${momentText(dueAtMs, serverNowMs())}，来这里点“取信”看。`}</View>
        </View>
      ) : null}
      <Tap id="copied" className="btn wide" onTap={onDone}>
        抄好了
      </Tap>
    </>
  );
}
