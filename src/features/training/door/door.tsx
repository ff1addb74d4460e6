/** 签到码 (T2): the code to hold up, the list beneath; goes on for two hours without a network. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { mention } from '../../../lib/confirm';
import { canScan, scanText } from '../../../lib/scan';
import { readPass } from '../../../shared/training/check-in';
import { endMsOf } from '../../../shared/training/model';
import { areDoorsOpen } from '../../../shared/training/moments';
import { correctCheckIn } from '../../../shared/training/organiser-contracts';
import { timeText } from '../../../shared/training/words';
import { Banner } from '../../../ui/banner';
import { LiveState } from '../../../ui/live-state';
import { Places } from '../../../ui/places';
import { Tap } from '../../../ui/tap';
import { CodeCard } from './code-card';
import { settleLate } from './door-queue';
import { FamilyRow } from './family-row';
import { LateList } from './late-list';
import { useDoor } from './use-door';
import { useEntering } from './use-entering';
import { WalkIn } from './walk-in';

export function Door({ personId, sessionId }: { personId: string; sessionId: string }) {
  const { live, waiting, late, note } = useDoor(personId, sessionId);
  const { busy, entered } = useEntering(live.reload);
  const [finds, setFinds] = useState(false);
  const nowMs = useMinute();
  const sheet = live.data;
  if (sheet === undefined) return <LiveState live={live} />;
  const { session, families } = sheet;
  const isOver = endMsOf(session) <= nowMs && !areDoorsOpen(session, nowMs);
  const waitsFor = (entryId: string) => waiting.some((one) => one.entryId === entryId);
  const placed = families.filter(({ state }) => state !== 'waiting');
  const there = placed.filter(({ came, entryId }) => came || waitsFor(entryId)).length;
  const scan = async () => {
    const text = await scanText();
    if (text === null) return;
    const pass = readPass(text);
    const family = families.find(({ entryId }) => entryId === pass?.entryId);
    if (pass?.sessionId !== sessionId || family === undefined)
      return mention('名单里没有这个入场码');
    if (family.state === 'waiting') return mention(`${family.name}家还在排队，在名单里点“请进”`);
    note(family, sheet.sheet);
    mention(`${family.name}，${family.persons} 人`);
  };
  const correct = async (entryId: string, came: boolean, reason: string) => {
    const input = { sessionId, entryId, came, reason };
    if (await entered((over) => callAction(correctCheckIn, { ...input, over })))
      settleLate(personId, sessionId, [entryId]);
  };
  return (
    <View className="tr-stack">
      <View>
        <View className="head">{session.title}</View>
        <View className="sub">{`${timeText(session)} · ${session.place}`}</View>
      </View>
      {isOver ? (
        <Banner icon="clock" text="这一场过去了，不再签到。名单还可以更正。" />
      ) : (
        <CodeCard sheet={sheet} />
      )}
      {waiting.length === 0 ? null : (
        <Banner icon="cloud" text={`${waiting.length} 家记在这部手机上，连上网络就发。`} />
      )}
      <LateList
        late={late}
        isListed={(id) => families.some(({ entryId }) => entryId === id)}
        onNoted={(entryId) => settleLate(personId, sessionId, [entryId])}
      />
      {canScan && !isOver ? (
        <Tap id="scan" className="btn soft wide" onTap={() => void scan()}>
          扫家长的入场码
        </Tap>
      ) : null}
      <View className="between">
        <View className="head">名单</View>
        <View className="sub">{`${placed.length} 家中 ${there} 家到了`}</View>
      </View>
      <Tap id="find" className="btn plain wide" onTap={() => setFinds(true)}>
        没在名单里？按班找孩子
      </Tap>
      <View className="card list">
        <Places
          items={families}
          row={(family) => (
            <FamilyRow
              key={family.entryId}
              family={family}
              waits={waitsFor(family.entryId)}
              late={late.find(({ entryId }) => entryId === family.entryId)?.why}
              isOver={isOver}
              busy={busy}
              onCome={() => note(family, sheet.sheet)}
              onCorrect={(came, reason) => void correct(family.entryId, came, reason)}
            />
          )}
        />
      </View>
      <View>
        {finds ? (
          <WalkIn
            personId={personId}
            sessionId={sessionId}
            onClose={() => setFinds(false)}
            onEntered={live.reload}
          />
        ) : null}
      </View>
    </View>
  );
}
