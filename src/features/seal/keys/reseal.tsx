/** After a holder went: earlier threads get the new key, a portion at a time; may be left and taken up again. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { resealThreads, type KeyView } from '../../../shared/seal/holder-contracts';
import { toLocalTime } from '../../../shared/time/instant';
import { PassphraseForm } from '../passphrase-form';
import { useActing } from '../use-acting';

export function Reseal({ view, onChanged }: { view: KeyView; onChanged: () => void }) {
  const acting = useActing();
  const [left, setLeft] = useState(view.waiting ?? 0);
  const { role } = view;
  const portion = async (passphrase: string): Promise<void> => {
    const done = await callAction(resealThreads, { role, passphrase });
    setLeft(done.left);
    if (done.left > 0) return portion(passphrase);
    mention(
      done.againAtMs === null
        ? '都换好了'
        : `都换好了，${toLocalTime(done.againAtMs)} 后再点一次收尾`,
    );
    return onChanged();
  };
  return (
    <View className="se-stack">
      <View className="body">
        {left > 0 ? `还有 ${left} 条留言要换上新钥匙` : '留言都换好了，还差收尾'}
      </View>
      <View className="sub">中间断了没关系，下次接着换。</View>
      <PassphraseForm
        id={`reseal-${role}`}
        word="接着换"
        busy={acting.busy}
        onSend={(passphrase) => void acting.run(() => portion(passphrase))}
      />
    </View>
  );
}
