/** A small question: after an answer it says why; a wrong one may be tried again. */
import { View } from '@tarojs/components';
import { aria } from '../../../ui/aria';
import { Icon } from '../../../ui/icon';
import { Tap } from '../../../ui/tap';
import type { Answered } from './use-lesson';

interface CheckpointProps {
  number: number;
  question: string;
  choices: readonly string[];
  /** Answered right before. */
  known: { right: number; why: string } | null;
  /** Answered just now. */
  answered: Answered | null;
  busy: boolean;
  onChoose: (choice: number) => void;
}

export function Checkpoint(props: CheckpointProps) {
  const { number, question, choices, known, answered, busy, onChoose } = props;
  const chosen = answered?.choice ?? known?.right ?? null;
  const isRight = answered?.right ?? known !== null;
  const why = answered?.why ?? known?.why ?? null;
  return (
    <View className="card">
      <View className="b">{`${number}. ${question}`}</View>
      <View {...aria({ role: 'radiogroup', label: question })}>
        {choices.map((choice, index) => (
          <Tap
            key={choice}
            role="radio"
            className="tr-choice"
            chosen={index === chosen}
            disabled={busy || isRight}
            onTap={() => onChoose(index)}
          >
            <View className={`choice${index === chosen ? ' on' : ''}`}>
              {index === chosen ? <Icon name="check" size="xs" /> : null}
            </View>
            <View className="grow">{choice}</View>
          </Tap>
        ))}
      </View>
      {why === null ? null : (
        <View className="sub" {...aria({ role: 'status' })}>
          {isRight ? why : `再想想。${why}`}
        </View>
      )}
    </View>
  );
}
