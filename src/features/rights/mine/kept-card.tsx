/** One kind of record: what it is, what stands in it, until when, and what can be done about it. */
import { View } from '@tarojs/components';
import type { KeptRecords } from '../../../shared/rights/contracts';
import { Icon } from '../../../ui/icon';
import { Tap } from '../../../ui/tap';
import { countWords } from './words';

interface KeptCardProps {
  kept: KeptRecords;
  isOpen: boolean;
  busy: boolean;
  onToggle: () => void;
  onDelete: () => void;
}

function Lines({ lines }: { lines: NonNullable<KeptRecords['lines']> }) {
  return (
    <>
      {lines.map(({ head, text }, index) => (
        <View key={`${index}.${head}`} className="ri-line">
          <View className="cap">{head}</View>
          <View className="body wrap">{text}</View>
        </View>
      ))}
    </>
  );
}

export function KeptCard({ kept, isOpen, busy, onToggle, onDelete }: KeptCardProps) {
  const { key, name, what, why, goes, deletable, lines } = kept;
  const mayDelete = deletable && lines !== null && lines.length > 0;
  return (
    <View className="card list">
      <Tap id={`kept-${key}`} className="li" onTap={onToggle}>
        <View className="grow">
          <View className="head">{name}</View>
          <View className="cap">{what}</View>
        </View>
        <View className="sub nb">{isOpen ? '收起' : countWords(kept)}</View>
        <View className="chev">
          <Icon name="chevron" size="s" />
        </View>
      </Tap>
      {isOpen ? (
        <View className="ri-more">
          {lines === null ? null : <Lines lines={lines} />}
          <View className="ri-line sub">{goes}</View>
          {why === '' ? null : <View className="sub">{`现在不能删：${why}`}</View>}
          {mayDelete ? (
            <Tap id={`delete-${key}`} className="btn s plain" disabled={busy} onTap={onDelete}>
              删掉这些
            </Tap>
          ) : null}
        </View>
      ) : null}
    </View>
  );
}
