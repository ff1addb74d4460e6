/** One of many by name: all of them until one is chosen, then that one, and the way back. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { aria } from '../../../ui/aria';
import { Tap } from '../../../ui/tap';

export interface Choice {
  value: string;
  word: string;
}

interface FoldChoiceProps {
  title: string;
  choices: readonly Choice[];
  chosen: string | null;
  /** Names of people: narrower columns. */
  short?: boolean;
  onChoose: (value: string) => void;
}

/** So few stay in sight. */
const mostShown = 8;

export function FoldChoice({ title, choices, chosen, short = false, onChoose }: FoldChoiceProps) {
  const [isOpen, setIsOpen] = useState(false);
  const known = choices.find(({ value }) => value === chosen);
  if (known !== undefined && choices.length > mostShown && !isOpen) {
    return (
      <View className="between">
        <View className="sub">{title}</View>
        <View className="row g8">
          <View className="b">{known.word}</View>
          <Tap className="hide bare" label={`换，${title}`} onTap={() => setIsOpen(true)}>
            换
          </Tap>
        </View>
      </View>
    );
  }
  return (
    <View>
      <View className="sub choice-title">{title}</View>
      <View
        className={`choices${short ? ' short' : ''}`}
        {...aria({ role: 'radiogroup', label: title })}
      >
        {choices.map(({ value, word }) => (
          <Tap
            key={value}
            role="radio"
            className={`chip${value === chosen ? ' on' : ''}`}
            chosen={value === chosen}
            onTap={() => {
              setIsOpen(false);
              onChoose(value);
            }}
          >
            {word}
          </Tap>
        ))}
      </View>
    </View>
  );
}
