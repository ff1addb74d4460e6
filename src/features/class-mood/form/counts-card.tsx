/** The whole class by impression: three counts, and the rest is calm (design 10). */
import { View } from '@tarojs/components';
import { moods, type Mood, type MoodCounts } from '../../../shared/class-mood/model';
import { calmOf } from '../../../shared/class-mood/state';
import { moodWords } from '../../../shared/class-mood/words';
import { aria } from '../../../ui/aria';
import { Stepper } from '../parts/stepper';

interface CountsCardProps {
  classSize: number;
  counts: MoodCounts;
  onChange: (counts: MoodCounts) => void;
}

const barWords = (calm: number, counts: MoodCounts) =>
  [`平稳 ${calm} 人`, ...moods.map((mood) => `${moodWords[mood].word} ${counts[mood]} 人`)].join(
    '，',
  );

function Bar({ calm, counts }: { calm: number; counts: MoodCounts }) {
  const parts: [string, number][] = [
    ['calm', calm],
    ...moods.map((mood): [string, number] => [mood, counts[mood]]),
  ];
  return (
    <View className="cm-stack" {...aria({ role: 'img', label: barWords(calm, counts) })}>
      {parts
        .filter(([, count]) => count > 0)
        .map(([name, count]) => (
          <View key={name} className={`cm-${name}`} style={{ flex: `${count} 0 0px` }} />
        ))}
    </View>
  );
}

export function CountsCard({ classSize, counts, onChange }: CountsCardProps) {
  const calm = calmOf(classSize, counts);
  return (
    <View className="card">
      <View className="between">
        <View className="head">全班 {classSize} 人</View>
        <View className="cap">按印象估计，不用逐个填</View>
      </View>
      <Bar calm={calm} counts={counts} />
      <View className="cm-row">
        <View className="cm-swatch cm-calm" />
        <View className="grow cm-words">
          平稳<View className="cap">其余自动算</View>
        </View>
        <View className="cm-rest" id="calm">
          {calm}
        </View>
      </View>
      {moods.map((mood: Mood) => (
        <View key={mood} className="cm-row">
          <View className={`cm-swatch cm-${mood}`} />
          <View className="grow cm-words">
            {moodWords[mood].word}
            <View className="cap">{moodWords[mood].hint}</View>
          </View>
          <Stepper
            id={mood}
            label={moodWords[mood].word}
            value={counts[mood]}
            most={counts[mood] + calm}
            onChange={(value) => onChange({ ...counts, [mood]: value })}
          />
        </View>
      ))}
    </View>
  );
}
