/** The students to care for: last week's with a word each, this week's with what was seen (design 10). */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { followWords, type Concern } from '../../../shared/class-mood/model';
import type { FormView, ObservationView } from '../../../shared/class-mood/teacher-contracts';
import { followTexts } from '../../../shared/class-mood/words';
import { routes } from '../../../lib/routes';
import { Icon } from '../../../ui/icon';
import { LevelMark } from '../../../ui/level-mark';
import { Segmented } from '../../../ui/segmented';
import { Tap } from '../../../ui/tap';
import { weekWords } from '../class-words';
import { withConcern } from './with-concern';

interface ConcernCardsProps {
  view: FormView;
  concerns: readonly Concern[];
  onChange: (concerns: Concern[]) => void;
}

type Carried = FormView['carried'][number];

export const concernPage = (
  { classId, monday }: Pick<FormView, 'classId' | 'monday'>,
  studentId?: string,
) =>
  `${routes.moodConcern}?classId=${classId}&monday=${monday}${studentId === undefined ? '' : `&studentId=${studentId}`}`;

const options = followWords.map((word) => ({ value: word, label: followTexts[word] }));

export function Told({ observations }: { observations: readonly ObservationView[] }) {
  return (
    <>
      {observations.map(({ observationId, by, text }) => (
        <View key={observationId} className="cap cm-said">
          <Icon name="person" size="xs" />
          <View className="grow">{`${by}也提到：${text}`}</View>
        </View>
      ))}
    </>
  );
}

function Head({ view, concern }: { view: FormView; concern: Concern }) {
  const name = view.students.find(({ personId }) => personId === concern.studentId)?.name ?? '';
  return (
    <View className="between">
      <View className="head">{name}</View>
      <View className="row g8">
        {concern.word === 'better' ? null : (
          <>
            <View className="cap">建议</View>
            <LevelMark level={concern.level} />
          </>
        )}
        <Tap
          className="cap link cm-edit"
          label={`修改 ${name}`}
          onTap={() => void Taro.navigateTo({ url: concernPage(view, concern.studentId) })}
        >
          修改
        </Tap>
      </View>
    </View>
  );
}

function CarriedCard(props: {
  view: FormView;
  carried: Carried;
  concern: Concern;
  told: readonly ObservationView[];
  onWord: (word: Concern['word']) => void;
}) {
  const { view, carried, concern, told } = props;
  const since = weekWords(carried.since, carried.sinceWeekNumber);
  return (
    <View className="card">
      <Head view={view} concern={concern} />
      <View className="cap cm-pre">{`${carried.moved ? '转来之前，' : ''}${since}写过：${carried.behaviour}`}</View>
      {concern.behaviour === '' ? null : <View className="cm-pre">{concern.behaviour}</View>}
      <Told observations={told} />
      <View className="cm-gap">
        <Segmented<Concern['word']>
          kind="radiogroup"
          label="现在怎么样"
          options={options}
          value={concern.word}
          onChange={props.onWord}
        />
      </View>
    </View>
  );
}

export function ConcernCards({ view, concerns, onChange }: ConcernCardsProps) {
  const toldOf = (studentId: string) =>
    view.observations.filter(({ student }) => student?.personId === studentId);
  const fresh = concerns.filter(({ source }) => source === 'new');
  return (
    <>
      {view.carried.length === 0 ? null : (
        <View className="sub cm-part-title">上周关心的同学，各说一句</View>
      )}
      {view.carried.map((carried) => {
        const concern = concerns.find(({ studentId }) => studentId === carried.studentId) ?? {
          studentId: carried.studentId,
          source: 'carried' as const,
          word: '' as const,
          behaviour: '',
          level: carried.level,
        };
        return (
          <CarriedCard
            key={carried.studentId}
            view={view}
            carried={carried}
            concern={concern}
            told={toldOf(carried.studentId)}
            onWord={(word) => onChange(withConcern(concerns, { ...concern, word }))}
          />
        );
      })}
      {fresh.map((concern) => (
        <View key={concern.studentId} className="card">
          <Head view={view} concern={concern} />
          <View className="cm-pre">{concern.behaviour}</View>
          <Told observations={toldOf(concern.studentId)} />
        </View>
      ))}
    </>
  );
}
