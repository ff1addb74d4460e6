/** 关心的学生 (W1): who, what was seen, and a suggested level for staff → 保存. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { mostNewConcerns, type Concern } from '../../../shared/class-mood/model';
import { isOnlyLabel } from '../../../shared/class-mood/label-words';
import { classMoodErrorTexts } from '../../../shared/class-mood/error-texts';
import { mention } from '../../../lib/confirm';
import { Page } from '../../../ui/page';
import { Tap } from '../../../ui/tap';
import type { FormDraft } from '../form/form-draft';
import { withConcern } from '../form/with-concern';
import { weekWords } from '../class-words';
import { ConcernFields } from './concern-fields';
import { StudentGrid } from './student-grid';

const title = '关心的学生';
const shortest = 2;

/** The concern as it stands, or a fresh one. */
function concernOf(draft: FormDraft, studentId: string): Concern {
  const { content, view } = draft.state.get();
  const known = content.concerns.find((one) => one.studentId === studentId);
  const carried = view.carried.find((one) => one.studentId === studentId);
  if (known) return known;
  return {
    studentId,
    source: carried ? 'carried' : 'new',
    word: '',
    behaviour: '',
    level: carried?.level ?? 'none',
  };
}

function useConcern(draft: FormDraft, asked: string | undefined) {
  const [concern, setConcern] = useState<Concern | null>(() =>
    asked === undefined ? null : concernOf(draft, asked),
  );
  const save = () => {
    if (concern === null) return;
    const behaviour = concern.behaviour.trim();
    if (concern.source === 'new' && behaviour.length < shortest)
      return mention(classMoodErrorTexts['mood-fact-missing']);
    if (isOnlyLabel(behaviour)) return mention(classMoodErrorTexts['mood-label']);
    const { concerns } = draft.state.get().content;
    draft.change({ concerns: withConcern(concerns, { ...concern, behaviour }) });
    void Taro.navigateBack();
  };
  const remove = () => {
    const { concerns } = draft.state.get().content;
    draft.change({
      concerns: concerns.filter(({ studentId }) => studentId !== concern?.studentId),
    });
    void Taro.navigateBack();
  };
  return {
    concern,
    save,
    remove,
    choose: (studentId: string) => setConcern(concernOf(draft, studentId)),
    change: (part: Partial<Concern>) =>
      setConcern((last) => (last === null ? null : { ...last, ...part })),
  };
}

export function ConcernPage({ draft, asked }: { draft: FormDraft; asked: string | undefined }) {
  const { view, content } = draft.state.use();
  const { concern, choose, change, save, remove } = useConcern(draft, asked);
  const isListed = content.concerns.some(({ studentId }) => studentId === concern?.studentId);
  const strip = (
    <View className="strip">
      <View className="sub">{`${view.className} · ${weekWords(view.monday, view.weekNumber)}`}</View>
    </View>
  );
  if (concern === null) {
    const fresh = content.concerns.filter(({ source }) => source === 'new');
    const isFull = fresh.length >= mostNewConcerns;
    return (
      <Page title={title} strip={strip}>
        <StudentGrid view={view} concerns={content.concerns} isFull={isFull} onChoose={choose} />
      </Page>
    );
  }
  return (
    <Page
      title={title}
      strip={strip}
      footer={
        <View className="bar">
          <View className="bar-in">
            {isListed && concern.source === 'new' ? (
              <Tap id="remove" className="btn plain" onTap={remove}>
                从这周拿掉
              </Tap>
            ) : null}
            <Tap id="save" className="btn grow" onTap={save}>
              保存
            </Tap>
          </View>
        </View>
      }
    >
      <ConcernFields view={view} concern={concern} onChange={change} />
    </Page>
  );
}
