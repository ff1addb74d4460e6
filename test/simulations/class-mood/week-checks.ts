/** What must hold of everything stored about weekly forms, whatever happened before. */
import type {
  MoodConcerns,
  MoodForm,
} from '../../../cloudfunctions/features/class-mood/collections';
import type { Effect } from '../../../cloudfunctions/platform/outbox';
import { levelCounts } from '../../../src/shared/class-mood/form-rules';
import type { LadderInstance } from '../../../src/shared/ladder';

export const guarantees = [
  'every class that owes has a form or a clock',
  'every rung is recorded once',
  'a rung that fired was announced once',
  'nobody is asked after handing in',
  'the clock of a handed-in form stands still',
  'every version is kept',
  'form and students belong together',
  'no written word is lost',
  'one reminder by hand a day',
] as const;
export type Guarantee = (typeof guarantees)[number];

export interface Problem {
  guarantee: Guarantee;
  detail: string;
}

export interface StoredWeek {
  monday: string;
  dueDate: string;
  /** Classes that this week is played with; the others have handed in before. */
  classIds: readonly string[];
  forms: MoodForm[];
  concerns: MoodConcerns[];
  versions: { _id: string; formId: string; concerns: { behaviour: string }[] }[];
  ladders: LadderInstance[];
  outbox: Effect[];
  words: ReadonlyMap<string, readonly string[]>;
}

type Dump = Record<string, Record<string, unknown>[]>;

/** What `readWeek` reads. */
export const weekCollections = [
  'mood_forms',
  'mood_concerns',
  'mood_versions',
  'outbox',
  'ladders',
];

/** Everything stored about one week of the demonstration school. */
export function readWeek(
  dump: Dump,
  week: Pick<StoredWeek, 'monday' | 'dueDate' | 'classIds'>,
  words: ReadonlyMap<string, readonly string[]>,
): StoredWeek {
  const docs = <Doc>(name: string) => (dump[name] ?? []) as unknown as Doc[];
  const isOfWeek = ({ _id }: { _id: string }) => _id.includes(`.${week.monday}`);
  return {
    ...week,
    forms: docs<MoodForm>('mood_forms').filter(
      (form) => isOfWeek(form) && week.classIds.includes(form.classId),
    ),
    concerns: docs<MoodConcerns>('mood_concerns').filter(isOfWeek),
    versions: docs<StoredWeek['versions'][number]>('mood_versions').filter(isOfWeek),
    ladders: docs<LadderInstance>('ladders').filter(
      (one) => one.ladderId === 'class-mood' && one.schoolId === 'demo' && isOfWeek(one),
    ),
    outbox: docs<Effect>('outbox').filter(isOfWeek),
    words,
  };
}

export function problemsOf(week: StoredWeek): Problem[] {
  return [...clockProblems(week), ...formProblems(week), ...noticeProblems(week)];
}

function clockProblems({ classIds, forms, ladders, monday, dueDate }: StoredWeek): Problem[] {
  const problems: Problem[] = [];
  for (const classId of classIds) {
    const formId = `${classId}.${monday}`;
    const submitted = forms.find(({ _id }) => _id === formId)?.submitted;
    const clocks = ladders.filter(({ _id }) => _id === `mood.${formId}.${dueDate}`);
    if (!submitted && clocks.length !== 1)
      problems.push({ guarantee: 'every class that owes has a form or a clock', detail: formId });
    for (const clock of clocks) {
      const indexes = clock.rungs.map(({ index }) => index);
      const isWhole =
        indexes.every((index, at) => index === at) && indexes.length === clock.nextIndex;
      if (!isWhole) problems.push({ guarantee: 'every rung is recorded once', detail: formId });
      if (submitted && clock.state === 'running')
        problems.push({ guarantee: 'the clock of a handed-in form stands still', detail: formId });
    }
  }
  return problems;
}

function formProblems({ forms, concerns, versions, words }: StoredWeek): Problem[] {
  return forms.flatMap((form): Problem[] => {
    const named = concerns.find(({ _id }) => _id === form._id);
    const kept = versions.filter(({ formId }) => formId === form._id);
    const numbers = form.history.map(({ number }) => number);
    const isCounted = numbers.every((number, at) => number === at + 1);
    const latest = form.submitted?.number ?? 0;
    const all = JSON.stringify([named?.draft, named?.submitted, kept]);
    const lost = (words.get(form._id) ?? []).filter((said) => !all.includes(said));
    const counted = JSON.stringify(levelCounts(named?.submitted ?? []));
    return [
      ...(isCounted && latest === numbers.length && kept.length === latest
        ? []
        : [{ guarantee: 'every version is kept' as const, detail: form._id }]),
      ...(form.submitted && counted !== JSON.stringify(form.submitted.concerns)
        ? [{ guarantee: 'form and students belong together' as const, detail: form._id }]
        : []),
      ...lost.map((said) => ({
        guarantee: 'no written word is lost' as const,
        detail: `${form._id}: ${said.length} characters`,
      })),
    ];
  });
}

function noticeProblems({ forms, ladders, outbox }: StoredWeek): Problem[] {
  const problems: Problem[] = [];
  const ids = outbox.map(({ _id }) => _id);
  for (const clock of ladders) {
    const formId = clock.subject.id;
    const fired = clock.rungs.filter(({ outcome }) => outcome === 'fired');
    for (const { index, key } of fired) {
      const told = ids.filter((id) => id.startsWith(`${clock._id}.${index}.`));
      if (told.length !== (key === 'overdue' ? 2 : 1))
        problems.push({ guarantee: 'a rung that fired was announced once', detail: formId });
    }
    const handedInMs = forms.find(({ _id }) => _id === formId)?.submitted?.firstAtMs ?? Infinity;
    const late = outbox.filter(
      ({ subject, createdAtMs }) =>
        subject.instanceId === clock._id && createdAtMs > handedInMs + togetherMs,
    );
    for (const { _id } of late)
      problems.push({ guarantee: 'nobody is asked after handing in', detail: _id });
  }
  const byHand = ids.filter((id) => id.startsWith('mood-remind.'));
  if (new Set(byHand).size !== byHand.length)
    problems.push({ guarantee: 'one reminder by hand a day', detail: 'twice the same' });
  return problems;
}

/** A call and a clock that began together may be stored in either order. */
const togetherMs = 20_000;
