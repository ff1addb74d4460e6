/** What was seen, in facts, and the level a class teacher would suggest. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Level } from '../../../shared/messages/model';
import { labelWordsIn } from '../../../shared/class-mood/label-words';
import { longestFact, type Concern } from '../../../shared/class-mood/model';
import type { FormView } from '../../../shared/class-mood/teacher-contracts';
import { commonFacts } from '../../../shared/class-mood/words';
import { Banner } from '../../../ui/banner';
import { LevelMark, levelWords } from '../../../ui/level-mark';
import { Segmented } from '../../../ui/segmented';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';
import { weekWords } from '../class-words';
import { Told } from '../form/concern-cards';

interface ConcernFieldsProps {
  view: FormView;
  concern: Concern;
  onChange: (part: Partial<Concern>) => void;
}

const order: readonly Level[] = ['none', 'yellow', 'orange', 'red'];

const options = order.map((level) => ({
  value: level,
  label: level === 'none' ? '未定' : levelWords[level],
  content: level === 'none' ? undefined : <LevelMark level={level} />,
}));

const levelHints: Record<Level, string> = {
  none: '拿不准就先不定，心理中心会一起看。',
  yellow: '偶尔这样，班主任多留心。',
  orange: '持续低落、影响到学习，请心理老师一起看。',
  red: '交表后会马上通知心理中心主任。',
};

function Facts({ concern, onChange }: Omit<ConcernFieldsProps, 'view'>) {
  // A tapped fact begins the field anew with the longer text.
  const [round, setRound] = useState(0);
  const add = (fact: string) => {
    const { behaviour } = concern;
    const joined =
      behaviour.trim() === '' ? fact : `${behaviour.trim().replace(/。$/, '')}，${fact}`;
    onChange({ behaviour: joined.slice(0, longestFact) });
    setRound((last) => last + 1);
  };
  const labels = labelWordsIn(concern.behaviour);
  return (
    <View className="card cm-part">
      <View className="head">看到了什么</View>
      <TextArea
        key={round}
        id="behaviour"
        className="field boxed"
        initial={concern.behaviour}
        label="看到了什么"
        placeholder="比如：连续四天午饭没怎么吃，课间一个人坐着"
        maxLength={longestFact}
        onChange={(behaviour) => onChange({ behaviour })}
      />
      <View className="wrap">
        {commonFacts.map((fact) => (
          <Tap key={fact} className="chip" onTap={() => add(fact)}>
            {fact}
          </Tap>
        ))}
      </View>
      {labels.length === 0 ? null : (
        <Banner text={`写看到的事就好。“${labels.join('”“')}”是叫法或诊断，留给专业的人来说。`} />
      )}
    </View>
  );
}

export function ConcernFields({ view, concern, onChange }: ConcernFieldsProps) {
  const name = view.students.find(({ personId }) => personId === concern.studentId)?.name ?? '';
  const carried = view.carried.find(({ studentId }) => studentId === concern.studentId);
  const told = view.observations.filter(({ student }) => student?.personId === concern.studentId);
  return (
    <>
      <View className="title cm-part-title">{name}</View>
      {carried === undefined ? null : (
        <View className="sub cm-part-title">
          {`${weekWords(carried.since, carried.sinceWeekNumber)}写过：${carried.behaviour}`}
        </View>
      )}
      <View className="cm-part-title">
        <Told observations={told} />
      </View>
      <Facts concern={concern} onChange={onChange} />
      <View className="card cm-part">
        <View className="head">建议的级别</View>
        <Segmented
          kind="radiogroup"
          label="建议的级别"
          options={options}
          value={concern.level}
          onChange={(level) => onChange({ level })}
        />
        <View className="cap">{`${levelHints[concern.level]}只有老师看得到。`}</View>
      </View>
      {concern.level === 'red' ? (
        <Banner text="现在就有危险的话，别等交表：先打电话找心理中心，必要时打 110 或 120。" />
      ) : null}
    </>
  );
}
