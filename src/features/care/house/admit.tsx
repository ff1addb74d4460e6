/** Lets somebody in: their code is shown once. */
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { callAction } from '../../../lib/cloud';
import { tell } from '../../../lib/confirm';
import { useAct } from '../../../lib/use-act';
import { careParts, type CarePart } from '../../../shared/care/house';
import { admitToCare } from '../../../shared/care/house-contracts';
import { LineField } from '../../../ui/line-field';
import { Segmented } from '../../../ui/segmented';
import { Tap } from '../../../ui/tap';

const shortWords: Record<CarePart, string> = {
  union: '工会或区里',
  lead: '咨询师负责人',
  counsellor: '咨询师',
};

type Admitted = OutputOf<typeof admitToCare> & { name: string };

function Code({ one, onClose }: { one: Admitted; onClose: () => void }) {
  return (
    <View className="card ca-stack">
      <View className="head center">{one.name}的邀请码</View>
      <View className="ca-code" id="care-code">
        {one.code}
      </View>
      <View className="sub">
        只显示这一次，请当面或打电话告诉本人。在“润心”里点“用邀请码加入”，再填自己的姓名和手机号后四位。用到{' '}
        {one.expiresOn}。
      </View>
      <Tap id="close-code" className="btn wide soft" onTap={onClose}>
        记好了，关上
      </Tap>
    </View>
  );
}

export function Admit({ onAdmitted }: { onAdmitted: () => void }) {
  const typed = useRef({ name: '', mobile: '' });
  const [part, setPart] = useState<CarePart>('counsellor');
  const [enough, setEnough] = useState(false);
  const [made, setMade] = useState<Admitted>();
  const { busy, run } = useAct(onAdmitted, tell);
  const change = (next: Partial<typeof typed.current>) => {
    typed.current = { ...typed.current, ...next };
    const { name, mobile } = typed.current;
    setEnough(name.trim() !== '' && /^1\d{10}$/.test(mobile));
  };
  const admit = async () => {
    const { name, mobile } = typed.current;
    const done = await run(() => callAction(admitToCare, { name: name.trim(), mobile, part }));
    if (done !== undefined) setMade({ ...done, name: name.trim() });
  };
  if (made !== undefined) return <Code one={made} onClose={() => setMade(undefined)} />;
  return (
    <View className="card ca-stack">
      <View className="head">请一位加入</View>
      <Segmented
        kind="radiogroup"
        label="做什么"
        options={careParts.map((value) => ({ value, label: shortWords[value] }))}
        value={part}
        onChange={setPart}
      />
      <LineField
        id="member-name"
        label="姓名"
        initial=""
        placeholder="姓名"
        maxLength={20}
        onChange={(name) => change({ name })}
      />
      <LineField
        id="member-mobile"
        label="手机号"
        initial=""
        placeholder="手机号，有急事时找得到"
        numeric
        maxLength={11}
        onChange={(mobile) => change({ mobile: mobile.trim() })}
      />
      <Tap id="admit" className="btn wide" disabled={busy || !enough} onTap={() => void admit()}>
        {enough ? '给一个邀请码' : '先填姓名和手机号'}
      </Tap>
    </View>
  );
}
