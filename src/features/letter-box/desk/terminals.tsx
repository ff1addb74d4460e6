/** The school's devices: which hold, a code for a new one, an end to an old one (M1). */
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { confirm } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { useAct } from '../../../lib/use-act';
import {
  listTerminals,
  makeTerminal,
  revokeTerminal,
  type Terminal,
} from '../../../shared/letter-box/terminal-contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { LineField } from '../../../ui/line-field';
import { LiveState } from '../../../ui/live-state';
import { Tap } from '../../../ui/tap';

const stateWords: Record<Terminal['state'], (until: string) => string> = {
  waiting: (until) => `等设备输入码，码用到 ${until}`,
  active: (until) => `在用，到 ${until}`,
  revoked: () => '已停用',
  over: () => '到期了，要用请再发一个码',
};

const ending = {
  title: '停用这台设备？',
  content: '它马上就不能写信、取信了。已经写的信都还在，别的设备照样能取。',
  cancelText: '再想想',
  confirmText: '停用',
};

function Row(props: { one: Terminal; busy: boolean; onEnd: () => void }) {
  const { name, state, until } = props.one;
  const holds = state === 'active' || state === 'waiting';
  const end = async () => {
    if (await confirm(ending)) props.onEnd();
  };
  return (
    <View className="lb-row">
      <View className="grow">
        <View>{name}</View>
        <View className="cap">{stateWords[state](until)}</View>
      </View>
      {holds ? (
        <Tap
          className="btn s plain"
          label={`停用${name}`}
          disabled={props.busy}
          onTap={() => void end()}
        >
          停用
        </Tap>
      ) : null}
    </View>
  );
}

/** Where it stands is what is told in danger: whoever names it knows that. */
function NewOne({ busy, onMake }: { busy: boolean; onMake: (name: string) => void }) {
  const name = useRef('');
  const [enough, setEnough] = useState(false);
  return (
    <View className="card">
      <View className="head">登记一台新设备</View>
      <View className="sub">
        用学校专门的微信登录的平板或电脑。名字写清它在哪里：有危险时，会告诉老师去那里找人。
      </View>
      <View className="lb-field">
        <LineField
          id="terminal-name"
          label="设备放在哪里"
          initial=""
          placeholder="比如 图书馆一楼的平板"
          maxLength={16}
          onChange={(text) => {
            name.current = text.trim();
            setEnough(name.current.length >= 2);
          }}
        />
      </View>
      <Tap
        id="make-terminal"
        className="btn s"
        disabled={busy || !enough}
        onTap={() => onMake(name.current)}
      >
        {enough ? '给它一个码' : '先写放在哪里'}
      </Tap>
    </View>
  );
}

function CodeCard({
  made,
  onClose,
}: {
  made: { code: string; name: string };
  onClose: () => void;
}) {
  return (
    <View className="card lb-stack">
      <View className="head center">{made.name}</View>
      <View className="lb-code" id="terminal-code">
        {made.code}
      </View>
      <View className="sub">
        在那台设备上打开“润心”，点“用邀请码加入”，再点“这是学校的公用设备”，输入这个码。今明两天有效，只能用一次。
      </View>
      <Tap id="close-code" className="btn wide soft" onTap={onClose}>
        记好了，关上
      </Tap>
    </View>
  );
}

export function Terminals({ personId }: { personId: string }) {
  const [made, setMade] = useState<{ code: string; name: string }>();
  const live = useLive(`terminals.${personId}`, {
    budget: staffBudget,
    load: () => callAction(listTerminals, {}),
    urgency: () => null,
  });
  const { busy, run } = useAct(live.reload);
  const make = async (name: string) => {
    const done = await run(() => callAction(makeTerminal, { name }));
    if (done !== undefined) setMade({ code: done.code, name });
  };
  if (live.data === undefined) return <LiveState live={live} />;
  const { terminals } = live.data;
  return (
    <>
      {made === undefined ? (
        <NewOne busy={busy} onMake={(name) => void make(name)} />
      ) : (
        <CodeCard made={made} onClose={() => setMade(undefined)} />
      )}
      <View className="part">
        {terminals.length === 0 ? null : (
          <View className="card">
            <View className="head">学校的公用设备</View>
            {terminals.map((one) => (
              <Row
                key={one.terminalId}
                one={one}
                busy={busy}
                onEnd={() =>
                  void run(() => callAction(revokeTerminal, { terminalId: one.terminalId }))
                }
              />
            ))}
          </View>
        )}
      </View>
    </>
  );
}
