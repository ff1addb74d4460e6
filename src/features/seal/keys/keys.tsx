/** 钥匙与演练 (M6): the own passphrase, who holds which key, the drill, and whether the students' box is open. */
import { View } from '@tarojs/components';
import type { OutputOf } from '../../../shared/action/contract';
import type { ChannelLack } from '../../../shared/seal/channel';
import { keyWords } from '../../../shared/seal/model';
import { sealOverview } from '../../../shared/seal/holder-contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { useLive } from '../../../lib/polling';
import { LiveState } from '../../../ui/live-state';
import { Drill } from './drill';
import { KeyCard } from './key-card';
import { OwnPassphrase } from './own-passphrase';

export type Overview = OutputOf<typeof sealOverview>;

function lackWords(lack: ChannelLack, ofColleagues: boolean): string {
  if (lack === 'drill') return '演练要成功一次';
  const role = lack === 'holders-leader' ? 'leader' : 'lead';
  return `${keyWords(role, ofColleagues)}要有两个人拿`;
}

function Channel({ overview: { isOpen, lacks, ofColleagues } }: { overview: Overview }) {
  const writers = ofColleagues ? '老师' : '学生';
  if (isOpen) return null;
  return (
    <View className="card">
      <View className="head">{writers}的留言还没有开通</View>
      <View className="sub">还要做好这几件事，{writers}才能写：</View>
      {lacks.map((lack) => (
        <View key={lack} className="body">
          {lackWords(lack, ofColleagues)}
        </View>
      ))}
    </View>
  );
}

/** Missing it closes nothing, so it is said as long as it lasts (W9). */
function District({ overview: { district, ofColleagues } }: { overview: Overview }) {
  if (ofColleagues) return null;
  if (district.receivers >= 2 && district.holders >= 2) return null;
  return (
    <View className="card se-stack">
      <View className="head">还缺区里的接收老师</View>
      <View className="sub">
        学生说“和学校里的大人有关”时，由区里的老师接，代替学校的人同意。
        {district.receivers === 0
          ? '现在一位也没有：学生说了，学校核实不了身份，只能打 110。'
          : '请至少两位，各做好口令、拿好钥匙。'}
      </View>
      <View className="cap">在名单里登记职务“区里的接收老师”，不能由学校的老师兼。</View>
    </View>
  );
}

/** Whoever is of the district practises with the own key only; the school sees that it is done. */
function Drills({
  overview: { drill, districtDrill, keys },
  nowMs,
}: {
  overview: Overview;
  nowMs: number;
}) {
  const isOfDistrict = keys.some(({ mine, role }) => mine && role === 'district');
  const isOfSchool = keys.some(({ mine, role }) => mine && role !== 'district');
  return (
    <>
      {isOfDistrict ? null : <Drill kind="school" drill={drill} mine={isOfSchool} nowMs={nowMs} />}
      {districtDrill === null ? null : (
        <Drill kind="district" drill={districtDrill} mine={isOfDistrict} nowMs={nowMs} />
      )}
    </>
  );
}

export function Keys({ personId }: { personId: string }) {
  const live = useLive(`seal-keys.${personId}`, {
    budget: staffBudget,
    load: () => callAction(sealOverview, {}),
    urgency: () => 'idle',
  });
  const nowMs = useMinute();
  if (live.data === undefined) return <LiveState live={live} />;
  const overview = live.data;
  return (
    <>
      <View className="part">
        <Channel overview={overview} />
        <District overview={overview} />
      </View>
      <OwnPassphrase overview={overview} onChanged={live.reload} />
      {overview.keys.map((key) => (
        <KeyCard
          key={key.role}
          view={key}
          ofColleagues={overview.ofColleagues}
          personId={personId}
          ready={overview.passphrase === 'ready'}
          onChanged={live.reload}
        />
      ))}
      <Drills overview={overview} nowMs={nowMs} />
    </>
  );
}
