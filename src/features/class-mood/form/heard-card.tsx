/** What flowed in: the mood members' notes, and observations that no student card shows yet. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import type {
  FormView,
  NoteView,
  ObservationView,
} from '../../../shared/class-mood/teacher-contracts';
import { airWords, eventWords, sightWords } from '../../../shared/class-mood/words';
import { Tap } from '../../../ui/tap';
import { concernPage } from './concern-cards';

const cameLate = '上张表之后收到';

function noteWords({ state, air, sights, text }: NoteView): string {
  if (state === 'declined') return '这周不写，没有关系。';
  const seen = sights.map((sight) => sightWords[sight]);
  const said = [air === null ? '' : airWords[air], ...seen]
    .filter((part) => part !== '')
    .join('，');
  return text === '' ? `${said}。` : `${said}。“${text}”`;
}

function Observation({ view, one }: { view: FormView; one: ObservationView }) {
  const { student, gone, kind, text, by, fromLastWeek } = one;
  const about = gone ? '已转走的同学' : student === null ? '班里' : student.name;
  return (
    <View className="li">
      <View className="grow">
        <View>{`${about}：${text}`}</View>
        <View className="cap">
          {[by, eventWords[kind], fromLastWeek ? cameLate : ''].filter(Boolean).join(' · ')}
        </View>
      </View>
      {student === null || view.dueAtMs === null ? null : (
        <Tap
          className="btn s soft"
          label={`关心 ${student.name}`}
          onTap={() => void Taro.navigateTo({ url: concernPage(view, student.personId) })}
        >
          关心
        </Tap>
      )}
    </View>
  );
}

export function HeardCard({ view, listed }: { view: FormView; listed: ReadonlySet<string> }) {
  const loose = view.observations.filter(
    ({ student }) => student === null || !listed.has(student.personId),
  );
  if (view.notes.length + loose.length === 0) return null;
  return (
    <View className="card list">
      {view.notes.map((note, index) => (
        <View key={`note-${index}`} className="li">
          <View className="grow">
            <View className="cm-pre">{noteWords(note)}</View>
            <View className="cap">{note.fromLastWeek ? '心理委员 · 之前那周的' : '心理委员'}</View>
          </View>
        </View>
      ))}
      {loose.map((one) => (
        <Observation key={one.observationId} view={view} one={one} />
      ))}
    </View>
  );
}
