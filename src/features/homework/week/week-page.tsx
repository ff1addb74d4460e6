/** 这周实际写了多久 (H3): one form per child and week, kept on the phone, sent when the network is there → 提交. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { weekForm, type WeekForm } from '../../../shared/homework/family-contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { toLocalTime } from '../../../shared/time/instant';
import { callAction } from '../../../lib/cloud';
import type { Waits } from '../../../lib/hand-ins';
import { mention } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { Banner } from '../../../ui/banner';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { ForChild } from '../parts/use-child';
import { draftOf, takeIn, takeKnown, type WeekDraft } from './week-draft';
import { ChoiceFields, MinutesFields } from './week-fields';

const waitingWords: Readonly<Record<Waits, string>> = {
  network: '没有网络。都存着，连上就交',
  busy: '这会儿没交上。都存着，过一会儿自动交',
};

async function handIn(draft: WeekDraft): Promise<void> {
  const outcome = await draft.submit();
  if (outcome === 'done') mention('收到了，谢谢。周日前还能改');
  else if (outcome === 'network' || outcome === 'busy') mention(waitingWords[outcome]);
  else if (outcome === 'overtaken') mention('家里另一位刚填过，看一眼再交');
  else mention(outcome.text);
}

function noteOf(draft: WeekDraft, closes: string): string {
  const { waits, week } = draft.state.get();
  if (waits !== null) return waitingWords[waits];
  if (draft.hasChanges()) return `草稿存在这部手机上 · ${closes} 前都能改`;
  return week.form === null ? `${closes} 前都能改` : `已经交了 · ${closes} 前都能改`;
}

function Form({ draft }: { draft: WeekDraft }) {
  const state = draft.state.use();
  const closes = `周日 ${toLocalTime(state.week.closesAtMs)}`;
  const isThere = state.week.form !== null;
  return (
    <View className="card hw-part">
      <View className="hw-hold">
        {state.overtaken ? (
          <Banner text="家里另一位刚填过这周的表。再交一次，就以这里的为准。" />
        ) : null}
      </View>
      <MinutesFields draft={draft} state={state} />
      <View className="hr" />
      <ChoiceFields draft={draft} state={state} />
      <Tap
        id="submit"
        className="btn wide"
        disabled={state.busy || (isThere && !draft.hasChanges())}
        onTap={() => void handIn(draft)}
      >
        {isThere ? '再交一次' : '提交'}
      </Tap>
      <View id="week-note" className="cap hw-note">
        {noteOf(draft, closes)}
      </View>
    </View>
  );
}

function ChildWeek({ personId, childId }: { personId: string; childId: string }) {
  const [initial] = useState(() => takeKnown(personId, childId));
  const live = useLive<WeekForm>(`homework-week.${childId}`, {
    budget: staffBudget,
    initial,
    load: async () => {
      const { week } = await callAction(weekForm, { childId });
      takeIn(personId, week);
      return week;
    },
    urgency: () => null,
  });
  const week = live.data;
  if (week === undefined) return <LiveState live={live} />;
  if (week.state === 'not-asked') return <Empty what="这周不上课，不用填" how="上课的周再来。" />;
  if (week.state === 'closed')
    return <Empty what="这周的表已经收了" how="下周一又可以填，写多久大概就好。" />;
  const draft = draftOf(personId, week);
  if (draft === undefined) return null;
  return (
    <>
      <View className="sub hw-pad">{`${week.child.name} · ${week.child.className}。大概就好。`}</View>
      <Form draft={draft} />
    </>
  );
}

export function WeekPage({ personId }: { personId: string }) {
  return (
    <ForChild personId={personId}>
      {(childId) => <ChildWeek key={childId} personId={personId} childId={childId} />}
    </ForChild>
  );
}
