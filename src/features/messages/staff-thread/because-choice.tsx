/** Was triage wrong, or is it something else (M5)? Asked where a level is changed; raising never waits for it. */
import { View } from '@tarojs/components';
import { missedKinds, type Because } from '../../../shared/messages/because';
import type { Level } from '../../../shared/messages/model';
import { darker } from '../../../shared/messages/tracker';
import { aria } from '../../../ui/aria';
import { Tap } from '../../../ui/tap';
import { kindWords } from '../kind-words';
import type { StaffThreadData } from './use-staff-thread';

type Question = 'lowered' | 'raised';

/** What to ask when `wanted` takes the level's place; null: whoever lowers a colleague's level corrects no triage. */
export function questionOf({ thread }: StaffThreadData, wanted: Level): Question | null {
  if (darker(thread.row.level, wanted) === wanted) return 'raised';
  return thread.levelHistory.at(-1)?.by === '自动' ? 'lowered' : null;
}

const choices: Record<Question, readonly (readonly [Because, string])[]> = {
  lowered: [
    ['misread', '系统看重了'],
    ['passed', '危险过去了'],
  ],
  raised: [
    ...missedKinds.map((kind) => [kind, kindWords[kind]] as const),
    ['elsewhere', '是从别处知道的'],
  ],
};

const asked: Record<Question, string> = {
  lowered: '为什么改轻',
  raised: '系统没看出哪一种（可以不选）',
};

export function BecauseChoice(props: {
  question: Question;
  value: Because | null;
  onChange: (value: Because | null) => void;
}) {
  const { question, value, onChange } = props;
  return (
    <View className="part">
      <View className="cap">{asked[question]}</View>
      <View className="wrap" {...aria({ role: 'radiogroup', label: asked[question] })}>
        {choices[question].map(([because, words]) => (
          <Tap
            key={because}
            id={`because-${because}`}
            role="radio"
            className={`chip${because === value ? ' on' : ''}`}
            chosen={because === value}
            onTap={() => onChange(because === value ? null : because)}
          >
            {words}
          </Tap>
        ))}
      </View>
    </View>
  );
}
