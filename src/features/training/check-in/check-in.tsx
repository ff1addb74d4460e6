/** 签到 (T2): scan the organiser's code, enter four digits, or show one's own. */
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { canScan, scanText } from '../../../lib/scan';
import { studentBudget } from '../../../shared/polling/plan';
import { passText, readQr } from '../../../shared/training/check-in';
import { checkIn, openSession } from '../../../shared/training/family-contracts';
import { Icon } from '../../../ui/icon';
import { LineField } from '../../../ui/line-field';
import { LiveState } from '../../../ui/live-state';
import { Tap } from '../../../ui/tap';
import { QrPicture } from '../../../ui/qr-picture';
import { useAct } from '../parts/use-act';

const digitCount = 4;

function Came({ persons }: { persons: number }) {
  return (
    <View className="card empty">
      <View className="disc">
        <Icon name="check" />
      </View>
      <View className="head">签到好了</View>
      <View className="sub">{`${persons} 人。请进，找个位子坐。`}</View>
    </View>
  );
}

function Digits({ busy, onSend }: { busy: boolean; onSend: (digits: string) => void }) {
  const digits = useRef('');
  const [whole, setWhole] = useState(false);
  return (
    <View className="card tr-stack">
      <View className="head">输入 4 位数字</View>
      <LineField
        id="digits"
        className="tr-digits-field"
        label="4 位数字"
        initial=""
        maxLength={digitCount}
        numeric
        onChange={(text) => {
          digits.current = text.trim();
          setWhole(/^\d{4}$/.test(digits.current));
        }}
      />
      <Tap
        id="check-in"
        className="btn wide"
        disabled={busy || !whole}
        onTap={() => onSend(digits.current)}
      >
        {whole ? '签到' : '数字在老师的手机上'}
      </Tap>
    </View>
  );
}

export function CheckIn({ personId, sessionId }: { personId: string; sessionId: string }) {
  const live = useLive(`check-in.${personId}.${sessionId}`, {
    budget: studentBudget,
    load: () => callAction(openSession, { sessionId }),
    // The organiser may scan this very phone.
    urgency: (shown) => (shown?.session.mine?.came === true ? null : 'near'),
  });
  const { busy, act } = useAct(live.reload);
  if (live.data === undefined) return <LiveState live={live} />;
  const { title, mine } = live.data.session;
  if (mine?.came === true) return <Came persons={mine.persons} />;
  const send = (code: string) => act(() => callAction(checkIn, { sessionId, code }));
  const scan = async () => {
    const text = await scanText();
    if (text === null) return;
    const read = readQr(text);
    if (read === null || read.sessionId !== sessionId) return mention('这不是这一场的签到码');
    send(`${read.step}.${read.signature}`);
  };
  return (
    <View className="tr-stack">
      <View className="sub">{title}</View>
      {canScan ? (
        <Tap id="scan" className="btn wide" disabled={busy} onTap={() => void scan()}>
          扫一扫老师手机上的码
        </Tap>
      ) : null}
      <Digits busy={busy} onSend={send} />
      {mine === null || mine.state === 'waiting' ? null : (
        <View className="card tr-stack">
          <View className="head">或者让老师扫这个</View>
          <QrPicture text={passText(sessionId, mine.pass)} label="我的入场码" />
          <View className="cap center">老师的手机上出现名字就签好了，没有网络也能用</View>
        </View>
      )}
    </View>
  );
}
