/** 基础, 提高, 选做: words, minutes, written or not (H1). Each tier has its place, whether it is used or not. */
import { View } from '@tarojs/components';
import { tiers, type Tier } from '../../../shared/homework/model';
import { tierWords } from '../../../shared/homework/words';
import { Segmented } from '../../../ui/segmented';
import { Slider } from '../../../ui/slider';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';
import type { Posting } from './use-posting';

const mostMinutes = 60;
const kinds = [
  { value: 'written' as const, label: '书面' },
  { value: 'spoken' as const, label: '读、说、做' },
];

function TierField({ posting, tier }: { posting: Posting; tier: Tier }) {
  const task = posting.draft[tier];
  if (!task) return null;
  const word = tierWords[tier];
  return (
    <View className="card hw-tier">
      <View className="between">
        <View className="head">{word}</View>
        {tier === 'basic' ? null : (
          <Tap
            className="hide bare"
            label={`去掉${word}`}
            onTap={() => posting.setTask(tier, null)}
          >
            去掉
          </Tap>
        )}
      </View>
      <TextArea
        key={posting.round}
        id={`text-${tier}`}
        className="field boxed"
        initial={posting.texts.current[tier] ?? ''}
        label={`${word}作业内容`}
        placeholder={tier === 'basic' ? '例如：练习册第 12 页第 1–4 题' : '写一句就好'}
        maxLength={posting.longest}
        onChange={(text) => {
          posting.texts.current[tier] = text;
        }}
      />
      <View className="hw-row">
        <Slider
          id={`minutes-${tier}`}
          label={`${word}要几分钟`}
          value={task.minutes}
          step={5}
          most={mostMinutes}
          onChange={(minutes) => posting.setTask(tier, { minutes })}
        />
        <View className="hw-value head">{`${task.minutes} 分`}</View>
      </View>
      <Segmented
        kind="radiogroup"
        label={`${word}是不是书面`}
        options={kinds}
        value={task.written ? 'written' : 'spoken'}
        onChange={(kind) => posting.setTask(tier, { written: kind === 'written' })}
      />
    </View>
  );
}

export function TierFields({ posting }: { posting: Posting }) {
  return (
    <>
      {tiers.map((tier) => (
        <View key={tier} className="hw-hold">
          <TierField posting={posting} tier={tier} />
        </View>
      ))}
      <View className="hw-chips">
        {tiers.map((tier) => (
          <View key={tier} className="hw-hold">
            {posting.draft[tier] ? null : (
              <Tap
                id={`add-${tier}`}
                className="chip"
                onTap={() => posting.setTask(tier, {})}
              >{`+ ${tierWords[tier]}`}</Tap>
            )}
          </View>
        ))}
      </View>
    </>
  );
}
