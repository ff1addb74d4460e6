/** The own passphrase: made once, shown once, typed again from paper; a code on paper for when it is lost. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { confirmOwnKey, makeOwnKey, recoverOwnKey } from '../../../shared/seal/holder-contracts';
import { Tap } from '../../../ui/tap';
import { PassphraseForm } from '../passphrase-form';
import { ReasonForm } from '../reason-form';
import { useActing, type Acting } from '../use-acting';
import type { Overview } from './keys';

interface Made {
  passphrase: string;
  /** Null: the one on paper stays good. */
  recoveryCode: string | null;
}

/** What goes on paper: big, and nowhere else. */
function Paper({ made, onWritten }: { made: Made; onWritten: () => void }) {
  return (
    <View className="card calm se-stack">
      <View className="head">请写在纸上，只显示这一次</View>
      <View className="sub">口令，九个词</View>
      <View id="made-words" className="se-words">
        {made.passphrase}
      </View>
      {made.recoveryCode === null ? null : (
        <>
          <View className="sub">恢复码，忘了口令时用，和口令分开放</View>
          <View id="made-code" className="se-words">
            {made.recoveryCode}
          </View>
        </>
      )}
      <View className="sub">
        一张放在自己身边，随时拿得到；恢复码装进信封，锁在柜子里。不拍照，不存在手机和电脑里，不告诉任何人。
      </View>
      <Tap id="written" className="btn wide" onTap={onWritten}>
        写好了，再输一次
      </Tap>
    </View>
  );
}

function Confirm({ acting, onDone }: { acting: Acting; onDone: () => void }) {
  const confirm = async (passphrase: string) => {
    const done = await acting.run(() => callAction(confirmOwnKey, { passphrase }));
    if (done === undefined) return;
    mention('口令可以用了');
    onDone();
  };
  return (
    <>
      <View className="sub">照着纸上输一次。输对了才能用。</View>
      <PassphraseForm
        id="confirm"
        word="核对"
        busy={acting.busy}
        onSend={(passphrase) => void confirm(passphrase)}
      />
    </>
  );
}

function Recover({ acting, onMade }: { acting: Acting; onMade: (made: Made) => void }) {
  const [asked, setAsked] = useState(false);
  const recover = async (recoveryCode: string) => {
    const done = await acting.run(() => callAction(recoverOwnKey, { recoveryCode }));
    if (done !== undefined) onMade({ passphrase: done.passphrase, recoveryCode: null });
  };
  if (!asked)
    return (
      <Tap id="to-recover" className="btn plain wide" onTap={() => setAsked(true)}>
        忘了口令，用恢复码换一个
      </Tap>
    );
  return (
    <ReasonForm
      id="recover"
      label="恢复码"
      placeholder="纸上的二十四个数字"
      word="换一个口令"
      busy={acting.busy}
      onSend={(code) => void recover(code)}
      onDrop={() => setAsked(false)}
    />
  );
}

const stateWords = {
  none: '还没有口令。拿钥匙的人，每人一个。',
  unconfirmed: '口令做好了，还没有核对。',
  ready: '口令可以用了。',
} as const;

export function OwnPassphrase({
  overview,
  onChanged,
}: {
  overview: Overview;
  onChanged: () => void;
}) {
  const acting = useActing();
  const [made, setMade] = useState<Made | null>(null);
  const { passphrase: state, keys } = overview;
  const holds = keys.some(({ mine }) => mine);
  const make = async () => setMade((await acting.run(() => callAction(makeOwnKey, {}))) ?? null);
  const written = () => {
    setMade(null);
    onChanged();
  };
  return (
    <View className="card se-stack">
      <View className="head">我的口令</View>
      {made === null ? (
        <>
          <View className="sub">{stateWords[state]}</View>
          {state === 'unconfirmed' ? <Confirm acting={acting} onDone={onChanged} /> : null}
          {holds || state === 'ready' ? null : (
            <Tap
              id="make-key"
              className={`btn wide${state === 'none' ? '' : ' plain'}`}
              disabled={acting.busy}
              onTap={() => void make()}
            >
              {state === 'none' ? '做一个口令' : '重新做一个'}
            </Tap>
          )}
          {state === 'none' ? null : <Recover acting={acting} onMade={setMade} />}
        </>
      ) : (
        <Paper made={made} onWritten={written} />
      )}
    </View>
  );
}
