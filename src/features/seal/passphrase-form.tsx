/** The own passphrase, typed for one act and forgotten with it. */
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { LineField } from '../../ui/line-field';
import { Tap } from '../../ui/tap';
import { looksLikePassphrase } from '../../shared/seal/passphrase';
import { DemoWords } from './demo-words';

const longest = 120;

interface PassphraseFormProps {
  id: string;
  word: string;
  busy: boolean;
  onSend: (passphrase: string) => void;
}

export function PassphraseForm({ id, word, busy, onSend }: PassphraseFormProps) {
  const typed = useRef('');
  const [whole, setWhole] = useState(false);
  return (
    <View className="se-stack">
      <LineField
        id={`${id}-words`}
        className="se-field"
        label="您的口令"
        initial=""
        placeholder="九个词，中间空不空格都可以"
        maxLength={longest}
        onChange={(text) => {
          typed.current = text;
          setWhole(looksLikePassphrase(text));
        }}
      />
      <DemoWords />
      <Tap
        id={id}
        className="btn wide"
        disabled={!whole || busy}
        onTap={() => onSend(typed.current)}
      >
        {busy ? '正在核对……' : whole ? word : '先输入九个词'}
      </Tap>
    </View>
  );
}
