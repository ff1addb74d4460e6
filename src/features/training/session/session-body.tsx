/** 培训详情 (T1): facts, seats, the family's own place, and what happens on the day. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useMinute } from '../../../lib/clock';
import { confirm } from '../../../lib/confirm';
import { places } from '../parts/places';
import { areDoorsOpen, mayStillCancel } from '../../../shared/training/moments';
import { placeText } from '../../../shared/training/words';
import type { FamilySession, OwnPlace } from '../../../shared/training/views';
import { Banner } from '../../../ui/banner';
import { FamilyNoticeCard } from '../../../ui/family-notice-card';
import { LiveState } from '../../../ui/live-state';
import { Tap } from '../../../ui/tap';
import { SessionFacts } from '../parts/session-facts';
import type { Training } from './use-training';

/** The place is another household's too: it stays theirs. */
async function askToPart(part: () => void): Promise<void> {
  const agreed = await confirm({
    title: '和这份报名分开？',
    content: '那边的座位还在。分开以后，你可以自己报名。',
    cancelText: '先不分开',
    confirmText: '分开',
  });
  if (agreed) part();
}

function withdrawWord({ state, mayChange }: OwnPlace): string {
  if (!mayChange) return '分开，自己报';
  return state === 'waiting' ? '不排队了' : '取消报名';
}

/** Who signed up is said, never when. */
function byOtherText({ mayChange, mayAdd }: OwnPlace, isHeld: boolean): string {
  if (mayAdd) return '孩子的另一位家长已经报了名，人数由那边改。你也可以自己另报。';
  if (isHeld) return '孩子的另一位家长已经报了名，人数你也可以改。';
  return mayChange
    ? '孩子的另一位家长已经报了名，你也可以改。'
    : '孩子的另一位家长已经报了名，人数由那边改。';
}

const whoseText = '这是孩子的另一位家长报的名，取消了会告诉那边。';

async function askToWithdraw({ mine }: FamilySession, withdraw: () => void): Promise<void> {
  if (mine?.mayChange === false) return askToPart(withdraw);
  const isWaiting = mine?.state === 'waiting';
  const later = isWaiting ? '以后想来，可以再排。' : '座位会空出来。以后想来，可以再报。';
  const agreed = await confirm({
    title: isWaiting ? '不排队了？' : '取消报名？',
    content: mine?.byOther === true ? `${whoseText}${later}` : later,
    cancelText: '先不取消',
    confirmText: isWaiting ? '不排了' : '取消报名',
  });
  if (agreed) withdraw();
}

function OwnPlaceCard({ session, training }: { session: FamilySession; training: Training }) {
  const nowMs = useMinute();
  const { mine, sessionId } = session;
  if (mine === null) return null;
  const toCheckIn = () => void Taro.navigateTo({ url: `${places.checkIn}?sessionId=${sessionId}` });
  const areOpen = areDoorsOpen(session, nowMs);
  const mayCheckIn = !mine.came && mine.state !== 'waiting' && areOpen;
  // Once the doors are open the other parent no longer gives the place away.
  const isHeld = mine.byOther && mine.mayChange && areOpen;
  // Whoever may sign up for the other children need not part first.
  const mayLeave = !mine.came && !isHeld && !mine.mayAdd && mayStillCancel(session, nowMs);
  return (
    <View className="card">
      <View className="head">{placeText(mine, nowMs)}</View>
      <View className="sub">
        {mine.came
          ? '来过了，谢谢。'
          : mine.state === 'waiting'
            ? '有座位就按先后给，这里会看到。'
            : mine.keptUntil === null
              ? '到场扫码或输入数字签到。'
              : '点一下“我们会来”，座位就是你的。'}
      </View>
      {mine.byOther ? <View className="sub">{byOtherText(mine, isHeld)}</View> : null}
      <View className="tr-acts">
        {mine.keptUntil === null || mine.came ? null : (
          <Tap id="keep" className="btn s" disabled={training.busy} onTap={training.keep}>
            我们会来
          </Tap>
        )}
        {mayCheckIn ? (
          <Tap id="to-check-in" className="btn s" onTap={toCheckIn}>
            签到
          </Tap>
        ) : null}
        {mayLeave ? (
          <Tap
            id="withdraw"
            className="btn s plain"
            disabled={training.busy}
            onTap={() => void askToWithdraw(session, training.withdraw)}
          >
            {withdrawWord(mine)}
          </Tap>
        ) : null}
      </View>
    </View>
  );
}

function OnTheDay({ steps }: Pick<FamilySession, 'steps'>) {
  if (steps.length === 0) return null;
  return (
    <View className="card">
      <View className="head">那天怎么参加</View>
      <View className="tr-steps">
        {steps.map(({ title, text }, index) => (
          <View key={title} className="tr-steps-row">
            <View className="tr-number">{index + 1}</View>
            <View className="grow">
              <View className="b">{title}</View>
              <View className="sub">{text}</View>
            </View>
          </View>
        ))}
      </View>
    </View>
  );
}

export function SessionBody({ training }: { training: Training }) {
  const { live } = training;
  if (live.data === undefined) return <LiveState live={live} />;
  const { session } = live.data;
  const { title, speaker, ordinal, calledOff, ofLaterTerm } = session;
  return (
    <View className="tr-stack">
      <View className="tr-head">
        <View className="drop" />
        <View className="sub">{`线下 · ${ofLaterTerm ? '下学期' : '本学期'}第 ${ordinal} 次`}</View>
        <View className="tr-title">{title}</View>
        {speaker === '' ? null : <View className="sub">{`主讲 ${speaker}`}</View>}
      </View>
      {calledOff === null ? null : <Banner text={`这一场取消了：${calledOff}`} />}
      {calledOff === null ? <OwnPlaceCard session={session} training={training} /> : null}
      {calledOff === null && session.takenBack ? (
        <Banner text="孩子的另一位家长取消了你的报名。想来的话，可以再报。" />
      ) : null}
      <SessionFacts session={session} />
      <OnTheDay steps={session.steps} />
      {session.mine === null || session.mine.came ? null : (
        <FamilyNoticeCard personId={training.personId} />
      )}
    </View>
  );
}
