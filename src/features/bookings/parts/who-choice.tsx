/** 想和谁聊: whoever is free, or one by name. */
import { View } from '@tarojs/components';
import { aria } from '../../../ui/aria';
import { Tap } from '../../../ui/tap';

interface WhoChoiceProps {
  title: string;
  counsellors: readonly { personId: string; name: string }[];
  chosen: string | null;
  onChoose: (counsellorId: string | null) => void;
}

export function WhoChoice({ title, counsellors, chosen, onChoose }: WhoChoiceProps) {
  const options = [{ personId: null, name: '谁有空都可以' }, ...counsellors];
  return (
    <View>
      <View className="sub choice-title">{title}</View>
      <View className="choices" {...aria({ role: 'radiogroup', label: title })}>
        {options.map(({ personId, name }) => (
          <Tap
            key={personId ?? 'anybody'}
            role="radio"
            className={`chip${personId === chosen ? ' on' : ''}`}
            chosen={personId === chosen}
            onTap={() => onChoose(personId)}
          >
            {name}
          </Tap>
        ))}
      </View>
    </View>
  );
}
