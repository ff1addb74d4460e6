/** The questions of one code: whose parent, which child, which colleague. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { tell } from '../../../lib/confirm';
import { routes } from '../../../lib/routes';
import { restartSession } from '../../../lib/session';
import { join } from '../../../shared/people/join-contracts';
import { relationNames, relations, type Relation } from '../../../shared/people/relations';
import { Segmented } from '../../../ui/segmented';
import { Tap } from '../../../ui/tap';
import { Field } from '../parts/field';
import { useAct } from '../../../lib/use-act';
import type { CodeFacts } from './join';

const shortNames: Readonly<Record<Relation, string>> = {
  ...relationNames,
  grandparent: '祖辈',
  other: '其他',
};

const words = {
  guardian: { title: '的家长', name: '孩子的名字', number: '孩子的学号' },
  student: { title: '的同学', name: '你的名字', number: '你的学号' },
  staff: { title: '的老师', name: '您的名字', number: '工号，或手机号后四位' },
} as const;

const waitingText = '申请已交给班主任。确认以后，再打开这里就能看到。';

export function Asking(props: { facts: CodeFacts; onDone: () => void; onBack: () => void }) {
  const { code, role, className, schoolName } = props.facts;
  const filled = useRef({ name: '', number: '', ownName: '' });
  const [relation, setRelation] = useState<Relation>('mother');
  const { busy, run: act } = useAct(() => undefined);
  const isParent = role === 'guardian';
  const put = (field: keyof typeof filled.current) => (text: string) => {
    filled.current[field] = text;
  };
  const send = async () => {
    const input = { code, ...filled.current, relation };
    const done = await act(() => callAction(join, input, { asPerson: null }));
    if (done === undefined) return;
    if (done.outcome === 'waiting') {
      await tell(waitingText);
      return props.onDone();
    }
    restartSession();
    void Taro.reLaunch({ url: routes.home });
  };
  return (
    <View className="card">
      <View className="head">{`${className ?? schoolName}${words[role].title}`}</View>
      <View className="sub">{className === null ? '填好就可以进来。' : schoolName}</View>
      <Field id="name" label={words[role].name} onChange={put('name')} />
      <Field id="number" label={words[role].number} maxLength={24} onChange={put('number')} />
      {isParent ? (
        <>
          <Field id="own-name" label="您的名字" onChange={put('ownName')} />
          <View className="pe-field">
            <View className="sub">您是孩子的</View>
            <Segmented
              kind="radiogroup"
              label="您是孩子的"
              options={relations.map((value) => ({ value, label: shortNames[value] }))}
              value={relation}
              onChange={setRelation}
            />
          </View>
        </>
      ) : null}
      <View className="pe-acts">
        <Tap id="join" className="btn wide" disabled={busy} onTap={() => void send()}>
          {role === 'staff' ? '加入' : '交给班主任'}
        </Tap>
        <Tap id="back" className="btn plain wide" disabled={busy} onTap={props.onBack}>
          换一个邀请码
        </Tap>
      </View>
    </View>
  );
}
