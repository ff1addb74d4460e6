/** 操作记录 (G6): how long the chain is, the anchors of each day, and the file for whoever checks it from outside. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { hasRole, useSession } from '../../../lib/session';
import type { OutputOf } from '../../../shared/action/contract';
import { exportAuditChain, readAuditChain } from '../../../shared/audit/contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { LiveState } from '../../../ui/live-state';
import { ReasonField } from '../../../ui/reason-field';
import { Tap } from '../../../ui/tap';
import { useExport } from './use-export';

type Chain = OutputOf<typeof readAuditChain>;

/** As `npm run audit:verify -- FILE --anchors FILE` reads them. */
function anchorLines({ schoolId, anchors }: Chain): string {
  return anchors.map(({ seq, hash }) => JSON.stringify({ schoolId, seq, hash })).join('\n');
}

const shortHash = 12;

function Anchors({ chain }: { chain: Chain }) {
  const copy = async () => {
    await Taro.setClipboardData({ data: anchorLines(chain) });
    mention('复制好了');
  };
  return (
    <View className="card list">
      <View className="li">
        <View className="grow">
          <View className="head">每天的校对码</View>
          <View className="cap">每天早上 8 点也会发到企业微信群里，谁也收不回去</View>
        </View>
        {chain.anchors.length === 0 ? null : (
          <Tap id="copy-anchors" className="btn s plain" onTap={() => void copy()}>
            复制
          </Tap>
        )}
      </View>
      {chain.anchors.map(({ date, seq, hash }) => (
        <View key={date} className="li">
          <View className="grow nb">{date}</View>
          <View className="cap">{`第 ${seq} 条 · ${hash.slice(0, shortHash)}…`}</View>
        </View>
      ))}
      {chain.anchors.length === 0 ? (
        <View className="li sub">还没有。明天早上会有第一个。</View>
      ) : null}
    </View>
  );
}

function Export({ length }: { length: number }) {
  const { run, done, busy } = useExport();
  return (
    <View className="card">
      <View className="head">导出给外面的人核对</View>
      <View className="sub audit-why">
        里面有谁、什么时候、做了哪类事，没有学生写的话，也没有写下的原因。
      </View>
      {busy ? (
        <View className="sub" aria-role="status">{`正在导出：${done} / ${length} 条`}</View>
      ) : (
        <ReasonField
          id="export"
          label="为什么导出"
          placeholder="比如：给区里核对"
          word="导出文件"
          busy={busy}
          onSend={run}
        />
      )}
    </View>
  );
}

export function ChainPage({ personId }: { personId: string }) {
  const session = useSession();
  const live = useLive(`audit-chain.${personId}`, {
    budget: staffBudget,
    load: () => callAction(readAuditChain, {}),
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const mayExport =
    session.status === 'ready' && hasRole(session.person, ...exportAuditChain.roles);
  return (
    <View className="audit-stack">
      <View className="card">
        <View className="display">{`${live.data.length} 条`}</View>
        <View className="sub">
          谁做了什么，一条接一条记着。改一条、少一条、换个顺序，后面的就都对不上了。
        </View>
      </View>
      <Anchors chain={live.data} />
      {mayExport ? <Export length={live.data.length} /> : null}
    </View>
  );
}
