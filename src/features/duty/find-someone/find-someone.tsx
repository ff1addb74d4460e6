/** 找人 (M2): a leader puts a colleague on duty until the shift ends, with a reason. */
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { confirm, mention } from '../../../lib/confirm';
import { useMinute } from '../../../lib/clock';
import { useLive } from '../../../lib/polling';
import type { OutputOf } from '../../../shared/action/contract';
import { dutyNow } from '../../../shared/duty/now-contract';
import { setOverride } from '../../../shared/duty/contracts';
import { momentText } from '../../../shared/messages/due-text';
import { staffBudget } from '../../../shared/polling/plan';
import { aria } from '../../../ui/aria';
import { Icon } from '../../../ui/icon';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';

type Duty = OutputOf<typeof dutyNow>;
type Colleague = Duty['candidates'][number];

const shortest = 2;
const longest = 500;

function NowCard({ duty, nowMs }: { duty: Duty; nowMs: number }) {
  const until = duty.shift === null ? '' : `到 ${momentText(duty.shift.endMs, nowMs)}`;
  return (
    <View className="card">
      <View className="head">
        {duty.onDuty === null ? '现在没有人值班' : `现在是${duty.onDuty.name}值班`}
      </View>
      <View className="sub">
        {[until, duty.backup === null ? '没有后备' : `后备 ${duty.backup.name}`]
          .filter((part) => part !== '')
          .join(' · ')}
      </View>
    </View>
  );
}

interface CandidatesProps {
  candidates: readonly Colleague[];
  chosen: Colleague | null;
  onChoose: (colleague: Colleague) => void;
}

function Candidates({ candidates, chosen, onChoose }: CandidatesProps) {
  return (
    <View className="card list" {...aria({ role: 'radiogroup', label: '请谁接上' })}>
      {candidates.map((colleague) => {
        const isChosen = chosen?.personId === colleague.personId;
        return (
          <Tap
            key={colleague.personId}
            role="radio"
            className="li"
            chosen={isChosen}
            onTap={() => onChoose(colleague)}
          >
            <View className={`choice${isChosen ? ' on' : ''}`}>
              {isChosen ? <Icon name="check" size="s" /> : null}
            </View>
            <View className={`grow${isChosen ? ' b' : ''}`}>{colleague.name}</View>
          </Tap>
        );
      })}
    </View>
  );
}

const question = (name: string) => ({
  title: `请${name}值班？`,
  content: '从现在起，到这一班结束。',
  cancelText: '再想想',
  confirmText: '就这样定',
});

function useOverride(onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const put = async (colleague: Colleague, reason: string) => {
    if (!(await confirm(question(colleague.name)))) return;
    setBusy(true);
    try {
      await callAction(setOverride, { personId: colleague.personId, reason });
      mention(`${colleague.name}从现在起值班`);
      onDone();
    } catch (thrown) {
      mention(asAppError(thrown).text);
    } finally {
      setBusy(false);
    }
  };
  return { busy, put };
}

export function FindSomeone({ personId }: { personId: string }) {
  const nowMs = useMinute();
  const live = useLive(`find.${personId}`, {
    budget: staffBudget,
    load: () => callAction(dutyNow, {}),
    urgency: () => null,
  });
  const [chosen, setChosen] = useState<Colleague | null>(null);
  const reason = useRef('');
  const [enough, setEnough] = useState(false);
  const override = useOverride(() => {
    setChosen(null);
    live.reload();
  });
  if (live.data === undefined) {
    return <LiveState live={live} />;
  }
  const { candidates } = live.data;
  return (
    <>
      <NowCard duty={live.data} nowMs={nowMs} />
      {candidates.length === 0 ? (
        <Empty what="名单里没有别的老师" how="请先打电话找人，再让管理员加进名单。" />
      ) : (
        <>
          <View className="head">请谁接上</View>
          <Candidates candidates={candidates} chosen={chosen} onChoose={setChosen} />
          <TextArea
            id="reason"
            className="field boxed"
            initial=""
            label="原因"
            placeholder="为什么要换人，一句话就好"
            maxLength={longest}
            onChange={(text) => {
              reason.current = text.trim();
              setEnough(reason.current.length >= shortest);
            }}
          />
          <Tap
            id="put-on-duty"
            className="btn wide"
            disabled={chosen === null || !enough || override.busy}
            onTap={() => {
              if (chosen !== null) void override.put(chosen, reason.current);
            }}
          >
            {chosen === null ? '先选一位老师' : enough ? `请${chosen.name}值班` : '再写一句原因'}
          </Tap>
        </>
      )}
    </>
  );
}
