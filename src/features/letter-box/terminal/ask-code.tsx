/** 取信: the code, typed in the child's own way. A slip of the pen is noticed before anybody is asked. */
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { readPickUpCode, shownPickUpCode } from '../../../shared/letter-box/pick-up-code';
import { collectLetter } from '../../../shared/letter-box/terminal-contracts';
import { Banner } from '../../../ui/banner';
import { LineField } from '../../../ui/line-field';
import { Tap } from '../../../ui/tap';
import type { Found } from './terminal';

const mistyped = '数字好像不对。对着纸条，再看一遍。';

export function AskCode(props: { onTouch: () => void; onFound: (found: Found) => void }) {
  const typed = useRef('');
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState('');
  const look = async () => {
    const code = readPickUpCode(typed.current);
    if (code === null) return setNote(mistyped);
    setBusy(true);
    setNote('');
    try {
      const found = await callAction(collectLetter, { code });
      props.onFound({ ...found, code: shownPickUpCode(code) });
    } catch (thrown) {
      setNote(asAppError(thrown).text);
      setBusy(false);
    }
  };
  return (
    <>
      <View className="part">{note === '' ? null : <Banner text={note} />}</View>
      <View className="card lb-stack">
        <View className="head">取信码</View>
        <View className="sub">纸条上的 12 个数字。</View>
        <LineField
          id="code"
          className="lb-code-field"
          label="取信码"
          initial=""
          placeholder="0000 0000 0000"
          maxLength={20}
          numeric
          onChange={(text) => {
            props.onTouch();
            typed.current = text;
          }}
        />
        <Tap id="look" className="btn wide" disabled={busy} onTap={() => void look()}>
          {busy ? '正在找' : '看回信'}
        </Tap>
      </View>
      <View className="cap">纸条丢了，可以再写一封信，拿一个新的码。</View>
    </>
  );
}
