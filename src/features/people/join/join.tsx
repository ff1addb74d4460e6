/** 用邀请码加入 (G1): the code, then the questions that belong to it, then who decides. */
import { View } from '@tarojs/components';
import { routes } from '../../../lib/routes';
import { openPage } from '../../../ui/entry-list';
import { useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { checkCode, myApplications } from '../../../shared/people/join-contracts';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import { canScan, scanText } from '../../../lib/scan';
import { studentBudget } from '../../../shared/polling/plan';
import { Tap } from '../../../ui/tap';
import { Field } from '../parts/field';
import { useAct } from '../../../lib/use-act';
import { Asking } from './asking';

export type CodeFacts = OutputOf<typeof checkCode> & { code: string };

const stateWords = {
  waiting: '等班主任确认',
  confirmed: '已经加入',
  declined: '没有通过，请和班主任核对后再申请',
} as const;

/** What was asked for before. */
function Asked({ again }: { again: number }) {
  const { data } = useLive('my-applications', {
    again,
    budget: studentBudget,
    load: () => callAction(myApplications, {}, { asPerson: null }),
    urgency: () => null,
  });
  if (data === undefined || data.applications.length === 0) return null;
  return (
    <View className="card">
      <View className="head">我的申请</View>
      {data.applications.map(({ applicationId, className, name, role, state }) => (
        <View key={applicationId} className="pe-row">
          <View className="grow">
            <View>{`${className} · ${name}${role === 'guardian' ? '的家长' : ''}`}</View>
            <View className="cap">{stateWords[state]}</View>
          </View>
        </View>
      ))}
    </View>
  );
}

function Code({ busy, onCode }: { busy: boolean; onCode: (code: string) => void }) {
  const code = useRef('');
  const scan = async () => {
    const text = await scanText();
    if (text !== null) onCode(text);
  };
  return (
    <View className="card">
      <View className="head">邀请码</View>
      <View className="sub">在班主任发的通知单上，10 位字母和数字。</View>
      <Field
        id="code"
        label="邀请码"
        placeholder="比如 AB-CDEF-GHJK"
        onChange={(text) => {
          code.current = text;
        }}
      />
      <View className="pe-acts">
        <Tap id="check" className="btn wide" disabled={busy} onTap={() => onCode(code.current)}>
          下一步
        </Tap>
        {canScan ? (
          <Tap id="scan" className="btn soft wide" disabled={busy} onTap={() => void scan()}>
            扫通知单上的码
          </Tap>
        ) : null}
      </View>
    </View>
  );
}

export function Join() {
  const [facts, setFacts] = useState<CodeFacts>();
  const [asked, setAsked] = useState(0);
  const { busy, run: act } = useAct(() => undefined);
  const check = async (typed: string) => {
    const code = typed.trim().slice(0, 40);
    if (code === '') return;
    const found = await act(() => callAction(checkCode, { code }, { asPerson: null }));
    if (found !== undefined) setFacts({ ...found, code });
  };
  return (
    <View className="pe-stack">
      {facts === undefined ? (
        <Code busy={busy} onCode={(code) => void check(code)} />
      ) : (
        <Asking
          facts={facts}
          onDone={() => {
            setFacts(undefined);
            setAsked(asked + 1);
          }}
          onBack={() => setFacts(undefined)}
        />
      )}
      <Asked again={asked} />
      {facts === undefined ? (
        <Tap
          id="is-terminal"
          className="btn plain wide"
          onTap={() => openPage(routes.enrolTerminal)}
        >
          这是学校的公用设备
        </Tap>
      ) : null}
    </View>
  );
}
