/** The device itself says the code that a colleague gave it (M1). */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useRef } from 'react';
import { callAction } from '../../../lib/cloud';
import { tell } from '../../../lib/confirm';
import { routes } from '../../../lib/routes';
import { restartSession } from '../../../lib/session';
import { useAct } from '../../../lib/use-act';
import { enrolTerminal } from '../../../shared/letter-box/terminal-contracts';
import { LineField } from '../../../ui/line-field';
import { Tap } from '../../../ui/tap';

export function Enrol() {
  const code = useRef('');
  const { busy, acted } = useAct(() => undefined, tell);
  const enrol = async () => {
    const typed = code.current.trim();
    if (typed === '') return;
    const done = await acted(() => callAction(enrolTerminal, { code: typed }, { asPerson: null }));
    if (!done) return;
    restartSession();
    await Taro.reLaunch({ url: routes.home });
  };
  return (
    <View className="card lb-stack">
      <View className="head">这是学校的公用设备</View>
      <View className="sub">
        平板或电脑，给没有手机的学生写信、取信。请心理老师或管理员给一个码，在这里输入。
      </View>
      <LineField
        id="terminal-code-field"
        className="lb-code-field"
        label="设备的码"
        initial=""
        placeholder="ABCD-EFGH-JKLM"
        maxLength={40}
        onChange={(text) => {
          code.current = text;
        }}
      />
      <Tap id="enrol" className="btn wide" disabled={busy} onTap={() => void enrol()}>
        登记这台设备
      </Tap>
      <View className="cap">自己的手机请不要登记：登记以后，它只能写信和取信。</View>
    </View>
  );
}
