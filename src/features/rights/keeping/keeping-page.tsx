/** 到期的记录 (G2, M7): what would go tonight, what stays and why, and the one yes after which it begins. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { confirm } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { useAct } from '../../../lib/use-act';
import type { OutputOf } from '../../../shared/action/contract';
import {
  decideRetention,
  retentionReport,
  type RetentionRow,
} from '../../../shared/retention/contracts';
import { dayWords, fullDayWords } from '../../../shared/rights/day-words';
import { staffBudget } from '../../../shared/polling/plan';
import { LiveState } from '../../../ui/live-state';
import { Tap } from '../../../ui/tap';

type Report = OutputOf<typeof retentionReport>;

/** In the subpackage only: nobody else comes here. */
const leaversRoute = '/features/rights/leavers/index';

function stateWords({ on, onSince, throughOn }: Report): string {
  if (!on) return '现在只数一数，什么都不删。';
  const last = throughOn === null ? '今天夜里是第一次。' : `最近一次是${dayWords(throughOn)}夜里。`;
  return `${onSince === null ? '' : dayWords(onSince)}起，每天夜里 1 点到 5 点删到期的。${last}`;
}

function dueWords({ goes, held, heldWhy, oldest, gone }: RetentionRow): string {
  const parts = [
    ...(goes === 0
      ? []
      : [`到期 ${goes} 条${oldest === null ? '' : `，最早 ${fullDayWords(oldest)}`}`]),
    ...(held === 0 ? [] : [`${held} 条留着：${heldWhy}`]),
    ...(gone === 0 ? [] : [`已经删了 ${gone} 条`]),
  ];
  return parts.join('；');
}

function Rule({ row }: { row: RetentionRow }) {
  const due = dueWords(row);
  return (
    <View className="li">
      <View className="grow">
        <View className="head">{row.name}</View>
        <View className="cap">{`${row.after}。留下：${row.keeps}`}</View>
        {due === '' ? null : <View className="sub">{due}</View>}
      </View>
      {due === '' ? <View className="cap nb">没有到期的</View> : null}
    </View>
  );
}

function Decision({ report, busy, onDecide }: DecisionProps) {
  const total = report.rules.reduce((sum, { goes }) => sum + goes, 0);
  const word = report.on ? '停下，只数不删' : '确认，开始删到期的';
  return (
    <View className="card ri-part">
      <View className="title">{report.on ? '到期就删' : '只数不删'}</View>
      <View className="body">{stateWords(report)}</View>
      <View className="sub">
        {`今天夜里${report.on ? '会删' : '如果开始，会删'} ${total} 条。还没办完的，多久都不删。统计都留着。`}
      </View>
      {report.mayDecide ? (
        <Tap
          id="decide"
          className={report.on ? 'btn s plain' : 'btn s'}
          disabled={busy}
          onTap={() => onDecide(!report.on, total)}
        >
          {word}
        </Tap>
      ) : null}
    </View>
  );
}

interface DecisionProps {
  report: Report;
  busy: boolean;
  onDecide: (on: boolean, total: number) => void;
}

export function KeepingPage({ personId }: { personId: string }) {
  const live = useLive(`retention.${personId}`, {
    budget: staffBudget,
    load: () => callAction(retentionReport, {}),
    urgency: () => null,
  });
  const { busy, act } = useAct(live.reload);
  const { data } = live;
  if (data === undefined) return <LiveState live={live} />;
  const decide = (on: boolean, total: number) =>
    act(async () => {
      const isMeant =
        !on ||
        (await confirm({
          title: '从今天夜里开始删？',
          content: `到期的 ${total} 条会删掉，找不回来。以后每天夜里都会看一遍。`,
          cancelText: '再看看',
          confirmText: '开始',
        }));
      if (isMeant) await callAction(decideRetention, { on });
    });
  return (
    <View className="ri-stack">
      <Decision report={data} busy={busy} onDecide={decide} />
      <View className="card list">
        {data.rules.map((row) => (
          <Rule key={row.key} row={row} />
        ))}
      </View>
      <View className="cap">
        这里只数有几条，谁的、写了什么都没有打开看。天数在“学校的规则”里改。
      </View>
      {data.mayDecide ? (
        <Tap
          id="leavers"
          className="btn s plain"
          onTap={() => void Taro.navigateTo({ url: leaversRoute })}
        >
          离校的人，按申请删除
        </Tap>
      ) : null}
    </View>
  );
}
