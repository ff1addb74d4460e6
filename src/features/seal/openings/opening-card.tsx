/** One request: its reason, who has approved, and what the reader may do now. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import {
  approveOpening,
  declineOpening,
  type OpeningView,
} from '../../../shared/seal/opening-contracts';
import { keyWords, seats } from '../../../shared/seal/model';
import { momentText } from '../../../shared/messages/due-text';
import { Tap } from '../../../ui/tap';
import { approvalLines, drillTitle, isWaiting, stateText } from '../opening-words';
import { PassphraseForm } from '../passphrase-form';
import { ReasonForm } from '../reason-form';
import { useActing } from '../use-acting';
import { After } from './after';
import { Identity } from './identity';
import { Statement } from './statement';

interface OpeningCardProps {
  opening: OpeningView;
  schoolName: string;
  nowMs: number;
  onChanged: () => void;
}

function Approve({ opening, onChanged }: Pick<OpeningCardProps, 'opening' | 'onChanged'>) {
  const acting = useActing();
  const [declines, setDeclines] = useState(false);
  const { openingId, mySeat, seatKeys, ofColleague } = opening;
  if (mySeat === null) return null;
  const approve = async (passphrase: string) => {
    await acting.run(() => callAction(approveOpening, { openingId, passphrase }));
    onChanged();
  };
  const decline = async (reason: string) => {
    await acting.run(() => callAction(declineOpening, { openingId, reason }));
    onChanged();
  };
  if (declines)
    return (
      <ReasonForm
        id={`decline-${openingId}`}
        label="不同意的原因"
        placeholder="为什么不同意，对方会看到"
        word="不同意"
        busy={acting.busy}
        onSend={(reason) => void decline(reason)}
        onDrop={() => setDeclines(false)}
      />
    );
  return (
    <View className="se-stack">
      <View className="sub">
        您拿的是{keyWords(seatKeys[mySeat], ofColleague)}。同意，请输入您自己的口令。
      </View>
      <PassphraseForm
        id={`approve-${openingId}`}
        word="同意"
        busy={acting.busy}
        onSend={(passphrase) => void approve(passphrase)}
      />
      <Tap
        id={`to-decline-${openingId}`}
        className="btn plain wide"
        onTap={() => setDeclines(true)}
      >
        不同意
      </Tap>
    </View>
  );
}

function Trace({ opening, nowMs }: Pick<OpeningCardProps, 'opening' | 'nowMs'>) {
  const { declined, endedAtMs } = opening;
  return (
    <View className="cap">
      {approvalLines(opening, nowMs).map((line, at) => (
        <View key={seats[at]}>{line}</View>
      ))}
      {declined === null ? null : (
        <View>
          {declined.byName}没有同意：{declined.reason}
        </View>
      )}
      {endedAtMs === null ? null : <View>{momentText(endedAtMs, nowMs)} 结束</View>}
    </View>
  );
}

export function OpeningCard({ opening, schoolName, nowMs, onChanged }: OpeningCardProps) {
  const isDrill = opening.kind === 'drill';
  return (
    <View className="card se-stack">
      <View className="between">
        <View className="head">{isDrill ? drillTitle(opening) : '核实身份'}</View>
        <View className={`pill${opening.state === 'open' ? ' brand' : ''}`}>
          {stateText(opening)}
        </View>
      </View>
      <View>
        <View className="sub">
          {opening.askedByName} · {momentText(opening.askedAtMs, nowMs)}
        </View>
        {isDrill ? null : <View className="body">{opening.reason}</View>}
      </View>
      <Trace opening={opening} nowMs={nowMs} />
      <View className="part">
        {opening.mayView ? (
          <Identity opening={opening} nowMs={nowMs} onChanged={onChanged} />
        ) : null}
        {isWaiting(opening) ? <Approve opening={opening} onChanged={onChanged} /> : null}
      </View>
      <View className="part">
        {!isDrill && isWaiting(opening) ? (
          <Statement opening={opening} schoolName={schoolName} nowMs={nowMs} />
        ) : null}
        {opening.mayRecord ? <After opening={opening} nowMs={nowMs} onChanged={onChanged} /> : null}
      </View>
    </View>
  );
}
