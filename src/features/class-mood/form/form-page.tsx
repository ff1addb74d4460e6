/** 班级心理动态表 (design 10): the class, what happened, whom to care for → 提交 (W1). */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { classMoodErrorTexts } from '../../../shared/class-mood/error-texts';
import { formProblem, isEmpty, mayBeQuiet } from '../../../shared/class-mood/form-rules';
import { mention } from '../../../lib/confirm';
import { Page } from '../../../ui/page';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { concernPage, ConcernCards } from './concern-cards';
import { CountsCard } from './counts-card';
import { EventsPart } from './events-part';
import type { FormDraft } from './form-draft';
import { HandedInNote, MergedNote, OtherForms, QuietMeaning, SavedNote } from './form-notes';
import { FormStrip } from './form-strip';
import { HeardCard } from './heard-card';

const title = '班级心理动态表';

/** In a week without a form no card shows what was reported of a student. */
const noStudents: ReadonlySet<string> = new Set();

/** Tells in a passing word what became of a tap. */
async function handIn(draft: FormDraft, quiet: boolean): Promise<void> {
  const outcome = await draft.handIn(quiet);
  if (outcome === 'done') mention('已交。还能改。');
  else if (outcome === 'waits') mention('没有网络。都存着，连上就交。');
  else if (outcome === 'merged') mention('另一部手机上也写了，看一眼再交。');
  else mention(outcome.text);
}

function actsOf(draft: FormDraft) {
  const { view, content } = draft.state.get();
  const submit = () => {
    const facts = { classSize: view.students.length, carried: view.carried };
    const problem = formProblem({ ...content, quiet: false }, facts);
    if (problem === null) void handIn(draft, false);
    else mention(classMoodErrorTexts[problem]);
  };
  return { submit, quiet: () => void handIn(draft, true) };
}

export function FormPage({ draft }: { draft: FormDraft }) {
  const state = draft.state.use();
  const { view, content, handingIn } = state;
  const acts = actsOf(draft);
  const changed = draft.hasChanges();
  const isQuietOffered = view.submitted === null && mayBeQuiet(content, view.carried);
  const listed = new Set([...content.concerns, ...view.carried].map(({ studentId }) => studentId));
  if (view.dueAtMs === null)
    return (
      <Page title={title} strip={<FormStrip view={view} onQuiet={null} busy={false} />}>
        <Empty what="这周不用交" how="下一个上课的周会再出现在这里。" />
        <HeardCard view={view} listed={noStudents} />
        <OtherForms others={view.others} />
      </Page>
    );
  return (
    <Page
      title={title}
      strip={
        <FormStrip view={view} onQuiet={isQuietOffered ? acts.quiet : null} busy={handingIn} />
      }
      footer={
        <View className="bar">
          <View className="bar-in">
            <Tap
              id="add-concern"
              className="btn soft"
              onTap={() => void Taro.navigateTo({ url: concernPage(view) })}
            >
              + 关心的学生
            </Tap>
            <Tap
              id="submit"
              className="btn grow"
              disabled={handingIn || (!changed && view.submitted !== null)}
              onTap={acts.submit}
            >
              {view.submitted === null ? '提交' : '再交一次'}
            </Tap>
          </View>
        </View>
      }
    >
      {state.merged ? <MergedNote /> : null}
      <HandedInNote state={state} changed={changed} />
      {isQuietOffered && isEmpty(content) ? (
        <QuietMeaning classSize={view.students.length} reported={view.observations.length} />
      ) : null}
      <CountsCard
        classSize={view.students.length}
        counts={content.counts}
        onChange={(counts) => draft.change({ counts })}
      />
      <EventsPart
        classSize={view.students.length}
        events={content.events}
        onChange={(events) => draft.change({ events })}
      />
      <ConcernCards
        view={view}
        concerns={content.concerns}
        onChange={(concerns) => draft.change({ concerns })}
      />
      <HeardCard view={view} listed={listed} />
      <SavedNote state={state} changed={changed} />
      <OtherForms others={view.others} />
    </Page>
  );
}
