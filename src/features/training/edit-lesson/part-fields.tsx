/** What is read and looked at: text, pictures, links, in their order. */
import { View } from '@tarojs/components';
import type { LessonPart } from '../../../shared/training/model';
import { LineField } from '../../../ui/line-field';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';

interface PartFieldsProps {
  parts: readonly LessonPart[];
  onChange: (parts: LessonPart[]) => void;
}

const most = 12;
const words = { text: '文字', picture: '图片', link: '链接' } as const;

function Fields({ part, onChange }: { part: LessonPart; onChange: (part: LessonPart) => void }) {
  if (part.kind === 'text') {
    return (
      <TextArea
        className="field boxed"
        initial={part.text}
        label="文字"
        placeholder="说给家长听的话，分段写"
        maxLength={1_500}
        onChange={(text) => onChange({ ...part, text })}
      />
    );
  }
  return (
    <View className="tr-stack">
      {part.address.startsWith('data:') ? null : (
        <LineField
          id={`${part.kind}-address`}
          label={`${words[part.kind]}地址`}
          initial={part.address}
          placeholder="https://"
          maxLength={300}
          onChange={(address) => onChange({ ...part, address })}
        />
      )}
      <LineField
        id={`${part.kind}-says`}
        label={`${words[part.kind]}说明`}
        initial={part.says}
        placeholder="一句说明"
        maxLength={40}
        onChange={(says) => onChange({ ...part, says })}
      />
    </View>
  );
}

export function PartFields({ parts, onChange }: PartFieldsProps) {
  const add = (part: LessonPart) => onChange([...parts, part]);
  return (
    <View className="card tr-stack">
      <View className="head">内容</View>
      {parts.map((part, index) => (
        <View key={`${index}-${part.kind}`} className="tr-stack">
          <View className="between">
            <View className="sub">{`${index + 1} · ${words[part.kind]}`}</View>
            {parts.length === 1 ? null : (
              <Tap
                className="hide bare"
                label={`去掉第 ${index + 1} 段`}
                onTap={() => onChange(parts.filter((_part, place) => place !== index))}
              >
                去掉
              </Tap>
            )}
          </View>
          <Fields
            part={part}
            onChange={(next) => onChange(parts.map((one, place) => (place === index ? next : one)))}
          />
        </View>
      ))}
      {parts.length >= most ? null : (
        <View className="wrap">
          <Tap className="chip" onTap={() => add({ kind: 'text', text: '' })}>
            加文字
          </Tap>
          <Tap className="chip" onTap={() => add({ kind: 'picture', address: '', says: '' })}>
            加图片
          </Tap>
          <Tap className="chip" onTap={() => add({ kind: 'link', address: '', says: '' })}>
            加链接
          </Tap>
        </View>
      )}
    </View>
  );
}
