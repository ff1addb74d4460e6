/** 取信条 (M1): a sheet of codes, seen here once; printed, cut, and torn in half by whoever writes. */
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { callAction } from '../../../lib/cloud';
import { newRequestId } from '../../../lib/ids';
import { saveFile } from '../../../lib/save-file';
import type { Person } from '../../../lib/session';
import { useAct } from '../../../lib/use-act';
import { drawSlips } from '../../../shared/letter-box/contracts';
import { slipsPage } from '../../../shared/letter-box/slips-page';
import { Segmented } from '../../../ui/segmented';
import { Tap } from '../../../ui/tap';

type Slip = OutputOf<typeof drawSlips>['slips'][number];

const counts = ['12', '24', '48'] as const;
const options = counts.map((value) => ({ value, label: `${value} 张` }));

function Drawn(props: { slips: readonly Slip[]; onSave: () => void; onClose: () => void }) {
  return (
    <>
      <View className="card lb-stack">
        <View className="head">{`${props.slips.length} 张取信条`}</View>
        <View className="sub">
          取信码只在这里显示一次。存下来打印好以后，请把文件删掉：谁看到码，谁就能取信。
        </View>
        <Tap id="save-slips" className="btn wide" onTap={props.onSave}>
          存下来打印
        </Tap>
        <Tap id="close-slips" className="btn wide soft" onTap={props.onClose}>
          打印好了，关上
        </Tap>
      </View>
      <View className="card">
        {props.slips.map(({ code, alias }) => (
          <View key={code} className="lb-row">
            <View className="lb-figure">{code}</View>
            <View className="sub">{alias}</View>
          </View>
        ))}
      </View>
    </>
  );
}

export function Slips({ person }: { person: Person }) {
  const [count, setCount] = useState<(typeof counts)[number]>('12');
  const [slips, setSlips] = useState<readonly Slip[]>();
  const requestId = useRef(newRequestId());
  const { busy, run } = useAct(() => undefined);
  const draw = async () => {
    const done = await run(() =>
      callAction(drawSlips, { count: Number(count) }, { requestId: requestId.current }),
    );
    if (done !== undefined) setSlips(done.slips);
  };
  const close = () => {
    requestId.current = newRequestId();
    setSlips(undefined);
  };
  const save = () =>
    void run(() =>
      saveFile('runxin-slips.html', slipsPage(slips ?? [], person.schoolName), 'utf8'),
    );
  if (slips !== undefined)
    return (
      <View className="lb-stack">
        <Drawn slips={slips} onSave={save} onClose={close} />
      </View>
    );
  return (
    <View className="lb-stack">
      <View className="card lb-stack">
        <View className="head">印一批新的</View>
        <View className="sub">
          放在心语信箱旁边。写信的孩子拿一张，从中间撕开：一半和信一起放进信箱，一半自己留着取信。
        </View>
        <Segmented
          kind="radiogroup"
          label="印几张"
          options={options}
          value={count}
          onChange={(value) => {
            requestId.current = newRequestId();
            setCount(value);
          }}
        />
        <Tap id="draw" className="btn wide" disabled={busy} onTap={() => void draw()}>
          {busy ? '正在准备' : `做 ${count} 张`}
        </Tap>
      </View>
      <View className="cap">请自己打印、自己剪，折好再放出去。码上没有任何人的名字。</View>
    </View>
  );
}
