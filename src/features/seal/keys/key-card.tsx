/** One of the two keys: who holds it, who could, and what a holder may do. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { confirm, mention } from '../../../lib/confirm';
import { admitHolder, removeHolder, type KeyView } from '../../../shared/seal/holder-contracts';
import { keyWords } from '../../../shared/seal/model';
import { Tap } from '../../../ui/tap';
import { PassphraseForm } from '../passphrase-form';
import { useActing } from '../use-acting';
import { Reseal } from './reseal';

interface KeyCardProps {
  view: KeyView;
  /** Of a teachers' own channel (M8). */
  ofColleagues: boolean;
  personId: string;
  /** The reader's own passphrase is made and typed again. */
  ready: boolean;
  onChanged: () => void;
}

type Wanted = { kind: 'admit' | 'remove'; personId: string; name: string };

const removing = (name: string) => ({
  title: `请${name}不再拿这把钥匙？`,
  content: '这把钥匙会换成新的，以前的留言也要换上新钥匙。',
  cancelText: '再想想',
  confirmText: '就这样定',
});

function Act({ wanted, ...props }: KeyCardProps & { wanted: Wanted; onDone: () => void }) {
  const acting = useActing();
  const { role } = props.view;
  const { personId, name, kind } = wanted;
  const send = async (passphrase: string) => {
    if (kind === 'remove' && !(await confirm(removing(name)))) return;
    const done = await acting.run(() =>
      kind === 'admit'
        ? callAction(admitHolder, { role, personId, passphrase })
        : callAction(removeHolder, { role, personId, reason: '不再拿这把钥匙', passphrase }),
    );
    if (done === undefined) return;
    mention(kind === 'admit' ? `${name}拿到了钥匙` : '钥匙已换新');
    props.onDone();
  };
  return (
    <PassphraseForm
      id={`${kind}-${role}`}
      word={kind === 'admit' ? `请${name}拿钥匙` : `请${name}交回钥匙`}
      busy={acting.busy}
      onSend={(passphrase) => void send(passphrase)}
    />
  );
}

function People({
  view,
  personId,
  ready,
  onWant,
}: KeyCardProps & { onWant: (one: Wanted) => void }) {
  const mayAct = ready && view.mine && view.waiting === null;
  return (
    <View>
      {view.holders.map((holder) => (
        <View key={holder.personId} className="row se-li">
          <View className="grow">
            {holder.name}
            {holder.personId === personId ? '（我）' : ''}
          </View>
          {mayAct && view.holders.length > 2 ? (
            <Tap
              className="btn s plain"
              label={`请${holder.name}交回钥匙`}
              onTap={() => onWant({ kind: 'remove', ...holder })}
            >
              交回
            </Tap>
          ) : (
            <View className="pill brand">拿着钥匙</View>
          )}
        </View>
      ))}
      {view.candidates
        .filter(
          ({ ready: isReady, personId: id }) =>
            isReady && (mayAct || (view.mayBegin && id === personId)),
        )
        .map(({ personId: id, name }) => (
          <View key={id} className="row se-li">
            <View className="grow">{name}</View>
            <Tap
              className="btn s soft"
              label={`请${name}拿钥匙`}
              onTap={() => onWant({ kind: 'admit', personId: id, name })}
            >
              {view.number === 0 ? '由我开始' : '请来拿'}
            </Tap>
          </View>
        ))}
    </View>
  );
}

export function KeyCard(props: KeyCardProps) {
  const { view, onChanged } = props;
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const done = () => {
    setWanted(null);
    onChanged();
  };
  return (
    <View className="card se-stack">
      <View className="between">
        <View className="head">{keyWords(view.role, props.ofColleagues)}</View>
        <View className={`pill${view.holders.length < 2 ? ' over' : ''}`}>
          {view.holders.length === 0 ? '还没有人拿' : `${view.holders.length} 个人拿着`}
        </View>
      </View>
      <People {...props} onWant={setWanted} />
      {view.mine ? <View className="cap">同事先做好自己的口令，名字就会出现在这里。</View> : null}
      <View className="part">
        {wanted === null ? null : <Act {...props} wanted={wanted} onDone={done} />}
        {view.waiting !== null && view.mine ? <Reseal view={view} onChanged={onChanged} /> : null}
      </View>
    </View>
  );
}
