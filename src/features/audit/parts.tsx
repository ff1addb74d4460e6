/** Entries of the audit as a list: when, who, what, why. */
import { View } from '@tarojs/components';
import { useMinute } from '../../lib/clock';
import { momentText } from '../../shared/messages/due-text';
import { ReasonField } from '../../ui/reason-field';
import { Tap } from '../../ui/tap';

export interface ShownEntry {
  atMs: number;
  what: string;
  reason: string | null;
  who?: { name: string; roleName: string } | null;
}

function whoWords({ who }: ShownEntry): string[] {
  if (who === undefined) return [];
  return [who === null ? '系统' : [who.name, who.roleName].filter(Boolean).join(' ')];
}

export function EntryRows(props: {
  entries: readonly ShownEntry[];
  more: boolean;
  busy: boolean;
  onMore: () => void;
}) {
  const nowMs = useMinute();
  return (
    <View className="card list">
      {props.entries.map((entry, index) => (
        <View key={`${entry.atMs}.${index}`} className="li">
          <View className="grow">
            <View>{entry.what}</View>
            <View className="cap">
              {[...whoWords(entry), momentText(entry.atMs, nowMs)].join(' · ')}
            </View>
            {entry.reason === null ? null : <View className="cap">{`原因：${entry.reason}`}</View>}
          </View>
        </View>
      ))}
      {props.more ? (
        <Tap id="more-entries" className="li" disabled={props.busy} onTap={props.onMore}>
          <View className="audit-more">再往前看</View>
        </Tap>
      ) : null}
    </View>
  );
}

/** Whose record is asked about, and the reason that is kept with the look. */
export function LookCard(props: {
  name: string;
  hint: string;
  other: { id: string; word: string; onTap: () => void };
  why: string;
  /** Null once the record is there. */
  ask: { busy: boolean; begin: (reason: string) => void } | null;
}) {
  const { name, hint, other, why, ask } = props;
  return (
    <View className="card">
      <View className="between">
        <View>
          <View className="head">{name}</View>
          <View className="sub">{hint}</View>
        </View>
        <Tap id={other.id} className="btn s plain" onTap={other.onTap}>
          {other.word}
        </Tap>
      </View>
      {ask === null ? null : (
        <>
          <View className="sub audit-why">{why}</View>
          <ReasonField
            id="look"
            label="为什么要看"
            placeholder="比如：每月抽查"
            word="看记录"
            busy={ask.busy}
            onSend={ask.begin}
          />
        </>
      )}
    </View>
  );
}
