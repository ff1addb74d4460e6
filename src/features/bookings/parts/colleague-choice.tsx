/** For the lead: whose day or hours. A counsellor has only their own, and sees no choice. */
import { View } from '@tarojs/components';
import { aria } from '../../../ui/aria';
import { Tap } from '../../../ui/tap';

interface ColleagueChoiceProps {
  colleagues: readonly { personId: string; name: string }[];
  chosen: string;
  onChoose: (personId: string) => void;
}

export function ColleagueChoice({ colleagues, chosen, onChoose }: ColleagueChoiceProps) {
  if (colleagues.length === 0) return null;
  return (
    <View className="choices" {...aria({ role: 'radiogroup', label: '哪位老师' })}>
      {colleagues.map(({ personId, name }) => (
        <Tap
          key={personId}
          role="radio"
          className={`chip${personId === chosen ? ' on' : ''}`}
          chosen={personId === chosen}
          onTap={() => onChoose(personId)}
        >
          {name}
        </Tap>
      ))}
    </View>
  );
}
