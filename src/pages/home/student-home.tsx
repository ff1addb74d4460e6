/** 首页 of a student (M1): begin, or see what waits. */
import Taro from '@tarojs/taro';
import { callAction } from '../../lib/cloud';
import { useLive } from '../../lib/polling';
import { routes } from '../../lib/routes';
import { queueOf } from '../../lib/send-queue';
import type { Person } from '../../lib/session';
import { listOwnThreads } from '../../shared/messages/student-contracts';
import { studentBudget } from '../../shared/polling/plan';
import { BigAction } from '../../ui/big-action';
import { EntryList } from '../../ui/entry-list';
import { HotlineCard } from '../../ui/hotlines';
import { LiveState } from '../../ui/live-state';
import { QuickHide } from '../../ui/strip';
import { PendingRow } from '../messages/pending-row';
import { Greeting } from './greeting';
import { entriesOf } from './my-entries';
import { WaitingCard } from './waiting-card';

export function StudentHome({ person }: { person: Person }) {
  const pending = queueOf(person.personId).use();
  const live = useLive(`home.${person.personId}`, {
    again: pending.length,
    budget: studentBudget,
    load: () => callAction(listOwnThreads, {}),
    urgency: (shown, calmMs) => {
      if (shown === undefined || !shown.threads.some((thread) => thread.awaiting !== null)) {
        return 'idle';
      }
      return calmMs < 120_000 ? 'near' : 'waiting';
    },
  });
  const { data, error } = live;
  // What can be done here needs no answer; that a reply may wait unseen is worth a word.
  const cannotTell = error !== undefined && error.code !== 'network';
  return (
    <>
      <Greeting line="想说的，都可以慢慢说。" right={<QuickHide />} />
      <BigAction
        id="write"
        icon="pen"
        title="说一说"
        lines={['不写名字也可以。', '值班老师和你约好，2 小时内回复。']}
        onTap={() => void Taro.navigateTo({ url: routes.write })}
      />
      {pending.length > 0 ? <PendingRow first={pending[0]} /> : null}
      {data === undefined ? null : <WaitingCard threads={data.threads} />}
      {cannotTell ? <LiveState live={live} /> : null}
      <EntryList
        entries={entriesOf(person).filter((entry) => entry.page !== routes.write)}
        badges={{}}
      />
      <HotlineCard />
    </>
  );
}
