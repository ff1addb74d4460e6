/** Entries of the audit as a list: when, who, what, why. */
import { View } from '@tarojs/components';
import { useMinute } from '../../lib/clock';
import { momentText } from '../../shared/messages/due-text';
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
