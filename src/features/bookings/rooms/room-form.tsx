/** Name and way of a room; what is typed is kept until it is saved. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { LineField } from '../../../ui/line-field';
import { Tap } from '../../../ui/tap';

interface RoomFormProps {
  /** What it is about: a page may have several. */
  id: string;
  name: string;
  place: string;
  busy: boolean;
  onSave: (fields: { name: string; place: string }) => void;
  onCancel: () => void;
}

const longestName = 12;
const longestPlace = 40;

export function RoomForm({ id, busy, onSave, onCancel, ...known }: RoomFormProps) {
  const [fields, setFields] = useState({ name: known.name, place: known.place });
  const isNamed = fields.name.trim() !== '';
  return (
    <View className="reason">
      <View className="room-field">
        <View className="sub field-name">名字</View>
        <LineField
          id={`name-${id}`}
          className="field"
          label="名字"
          initial={known.name}
          placeholder="比如：心语屋"
          maxLength={longestName}
          onChange={(name) => setFields((last) => ({ ...last, name }))}
        />
      </View>
      <View className="room-field">
        <View className="sub field-name">怎么走</View>
        <LineField
          id={`place-${id}`}
          className="field"
          label="怎么走"
          initial={known.place}
          placeholder="比如：综合楼 2 层"
          maxLength={longestPlace}
          onChange={(place) => setFields((last) => ({ ...last, place }))}
        />
      </View>
      <View className="acts">
        <Tap
          id={`save-${id}`}
          className="btn s"
          disabled={busy || !isNamed}
          onTap={() => onSave(fields)}
        >
          {isNamed ? '保存' : '先写名字'}
        </Tap>
        <Tap className="btn s plain" onTap={onCancel}>
          不改了
        </Tap>
      </View>
    </View>
  );
}
