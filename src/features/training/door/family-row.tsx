/** A family on the list: one tap lets it in; a correction needs a sentence. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { DoorFamily } from '../../../shared/training/views';
import { wayInWords } from '../../../shared/training/words';
import { Tap } from '../../../ui/tap';
import type { LateCheckIn } from './door-queue';
import { ReasonField } from '../parts/reason-field';

interface FamilyRowProps {
  family: DoorFamily;
  /** Noted on this phone, not yet sent. */
  waits: boolean;
  /** Why the cloud did not count what this phone noted. */
  late: LateCheckIn['why'] | undefined;
  /** The doors are closed: only corrections. */
  isOver: boolean;
  busy: boolean;
  onCome: () => void;
  onCorrect: (came: boolean, reason: string) => void;
}

const lateWords: Readonly<Record<LateCheckIn['why'], string>> = {
  offline: '离线太久，请手动更正',
  gone: '名单变了，请手动更正',
  off: '这一场取消了，没有记上',
};

function stateOf({ family, waits, late }: FamilyRowProps): string {
  if (late !== undefined) return lateWords[late];
  if (waits) return '记在这部手机上，连上就发';
  if (family.state === 'waiting') return `${family.persons} 人 · 在排队`;
  if (!family.came) return `${family.persons} 人`;
  return `${family.persons} 人 · ${family.how === null ? '到了' : wayInWords[family.how]}`;
}

export function FamilyRow(props: FamilyRowProps) {
  const { family, waits, late, isOver, busy, onCome, onCorrect } = props;
  const { child, came, state } = family;
  // Who was entered by its child has no other name here.
  const name = family.name === '' ? child : family.name;
  const isInLine = state === 'waiting';
  const [asks, setAsks] = useState(false);
  return (
    <View className="tr-row">
      <View className="grow">
        <View>{name}</View>
        {name === child ? null : <View className="cap">{child}</View>}
        <View className="cap">{stateOf(props)}</View>
      </View>
      {came || waits || late !== undefined || isOver || isInLine ? null : (
        <Tap className="btn s soft" label={`${name} 到了`} onTap={onCome}>
          到了
        </Tap>
      )}
      <Tap
        className="hide bare"
        label={`${isInLine ? '请进' : '更正'} ${name}`}
        onTap={() => setAsks(!asks)}
      >
        {isInLine ? '请进' : '更正'}
      </Tap>
      {asks ? (
        <ReasonField
          label={isInLine ? '请进来的原因' : '更正的原因'}
          placeholder={isInLine ? '比如：开始了，还有空座位' : '比如：手机没电，在签到表上签了名'}
          word={isInLine ? '请他们进来' : came ? '改成没到' : '改成到了'}
          busy={busy}
          onSend={(reason) => {
            onCorrect(!came, reason);
            setAsks(false);
          }}
        />
      ) : null}
    </View>
  );
}
