/**
 * W1: the class teacher hands the form in, or changes it. Form, students of concern, version, the end of the
 * reminders, audit and what the centre must look at now are one transaction.
 */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import {
  formProblem,
  isSameContent,
  keptConcerns,
  levelCounts,
  type KeptConcern,
} from '../../../src/shared/class-mood/form-rules';
import { moodLadderInstanceId } from '../../../src/shared/class-mood/ladder';
import type { FormContent } from '../../../src/shared/class-mood/model';
import { formStateOf } from '../../../src/shared/class-mood/state';
import { submitForm as contract } from '../../../src/shared/class-mood/teacher-contracts';
import type { MoodWeek } from '../../../src/shared/class-mood/weeks';
import { stopLadder } from '../../../src/shared/ladder';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError, isDuplicate } from '../../platform/errors';
import { ladders, saveLadder } from '../../platform/ladder-runner';
import { queueEffects, type Effect } from '../../platform/outbox';
import { classIdsOf, requireOwn } from '../../platform/scopes';
import { transact, type Transaction } from '../../platform/transact';
import { classOf, requireWritable, schoolWeeks } from './class-week';
import { moodConcerns, moodForms, moodVersions, type MoodForm } from './collections';
import { asWritten, formFacts, isIn, keptOfGone, type FormFacts } from './form-facts';
import { blankConcerns, blankForm, requireStudents } from './form-store';
import { lookNowNotices } from './mood-notices';
import { formSubject } from './subjects';
import { keptOfWeek } from './week-sums';

type Input = ParsedInputOf<typeof contract>;
type Submitted = NonNullable<MoodForm['submitted']>;

const maxAttempts = 3;
/** Older ones stay in `mood_versions`; the form itself stays small. */
const keptHistory = 30;
const mostSeen = 200;

interface Facts {
  facts: FormFacts;
  grade: number;
  week: MoodWeek;
  /** Who is told when a form suggests the highest level. */
  leadIds: string[];
}

export function submitForm(people: PeoplePort) {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs } = context;
    requireOwn(classIdsOf(caller, 'class-teacher'), input.classId);
    const weeks = await schoolWeeks(caller.schoolId, nowMs);
    const week = requireWritable(weeks, input.monday);
    const { grade } = await classOf(people, caller.schoolId, input.classId);
    const isRed = input.content.concerns.some(({ level }) => level === 'red');
    const leadIds = isRed ? await lookersOf(people, caller.schoolId, weeks.today) : [];
    for (let attempt = 1; ; attempt += 1) {
      const facts = await formFacts(people, caller.schoolId, input.classId, input.monday);
      try {
        const done = await transact((transaction) =>
          write(transaction, input, context, { facts, grade, week, leadIds }),
        );
        context.sendAfterwards(done.effects);
        return answer(done.form, input.content, week, nowMs);
      } catch (error) {
        if (!isDuplicate(error) || attempt === maxAttempts) throw error;
      }
    }
  });
}

/** Who looks at once: the centre's head; where there is none today the centre, else the school's leaders. */
async function lookersOf(people: PeoplePort, schoolId: string, today: string): Promise<string[]> {
  for (const role of ['lead-counsellor', 'counsellor', 'leader'] as const) {
    const found = await people.staffWith(schoolId, role, today);
    if (found.length > 0) return found.map(({ personId }) => personId);
  }
  return [];
}

function answer(
  { submitted, version }: MoodForm,
  content: FormContent,
  week: MoodWeek,
  nowMs: number,
) {
  if (!submitted) throw new AppError('internal', 'nothing was handed in');
  const { atMs, number } = submitted;
  return {
    state: formStateOf(submitted, week.dueAtMs, nowMs),
    version,
    submitted: { content, atMs, number },
  };
}

async function write(
  transaction: Transaction,
  input: Input,
  context: ActionContext,
  around: Facts,
): Promise<{ form: MoodForm; effects: Effect[] }> {
  const { facts, grade, week } = around;
  const { caller } = context;
  const { formId } = facts;
  const form = await transaction.get(moodForms, formId);
  const concerns = await transaction.get(moodConcerns, formId);
  const repeated = form?.history.find(({ requestId }) => requestId === context.requestId);
  if (form && repeated) {
    const version = await transaction.get(moodVersions, `${formId}.${repeated.number}`);
    requireSame(repeated, version?.concerns ?? [], input.content, isIn(facts.students));
    return { form, effects: [] };
  }
  if ((form?.version ?? 0) !== input.version) throw new AppError('stale-version', 'mood form');
  requireWhole(facts, input.content);
  const place = { schoolId: caller.schoolId, classId: input.classId, grade, monday: input.monday };
  const kept = [
    ...keptConcerns(input.content.concerns, facts.carried, input.monday),
    ...keptOfGone(facts, concerns),
  ];
  const handedIn = nextForm(
    form ?? blankForm(formId, place),
    { input, kept, week },
    context,
    facts,
  );
  const { draft, submitted, history, version } = handedIn;
  const ofWeek = keptOfWeek(form ?? blankForm(formId, place), context.nowMs);
  const patch = { draft, submitted, history, version, ...ofWeek };
  if (form) await transaction.update(moodForms, formId, patch);
  else await transaction.add(moodForms, { ...handedIn, ...ofWeek });
  const before = concerns ?? blankConcerns(formId, place);
  const named = { state: 'submitted' as const, draft: [], submitted: kept };
  if (concerns)
    await transaction.update(moodConcerns, formId, { ...named, version: before.version + 1 });
  else await transaction.add(moodConcerns, { ...before, ...named });
  const number = handedIn.submitted?.number ?? 1;
  await transaction.add(moodVersions, {
    _id: `${formId}.${number}`,
    schoolId: caller.schoolId,
    formId,
    concerns: kept,
    version: 0,
  });
  await endReminders(transaction, formId, week);
  await context.audit(transaction, {
    act: contract.name,
    object: { kind: formSubject, id: formId },
  });
  const effects = await tellCentre(transaction, before.submitted, kept, handedIn, context, around);
  return { form: handedIn, effects };
}

/** The same requestId is the same act, whatever was handed in since; with another content it is a conflict. */
function requireSame(
  { counts, events, quiet }: MoodForm['history'][number],
  kept: readonly KeptConcern[],
  content: FormContent,
  isHere: (studentId: string) => boolean,
): void {
  const here = <T extends { studentId: string }>(all: readonly T[]) =>
    all.filter(({ studentId }) => isHere(studentId));
  const first = { counts, events, quiet, concerns: here(kept).map(asWritten) };
  const now = withKeptFacts(content, kept);
  if (!isSameContent(first, { ...now, concerns: here(now.concerns) }))
    throw new AppError('request-conflict', 'mood form');
}

/** An empty fact of a carried student was filled with last week's when it was kept. */
function withKeptFacts(content: FormContent, kept: readonly KeptConcern[]): FormContent {
  const facts = new Map(kept.map(({ studentId, behaviour }) => [studentId, behaviour]));
  return {
    ...content,
    concerns: content.concerns.map((one) =>
      one.behaviour === '' ? { ...one, behaviour: facts.get(one.studentId) ?? '' } : one,
    ),
  };
}

function requireWhole(facts: FormFacts, content: FormContent): void {
  requireStudents(facts, content);
  const { students, carried } = facts;
  const problem = formProblem(content, { classSize: students.length, carried });
  if (problem !== null) throw new AppError(problem, 'mood form');
}

function nextForm(
  form: MoodForm,
  { input, kept, week }: { input: Input; kept: readonly KeptConcern[]; week: MoodWeek },
  { caller, nowMs, requestId }: ActionContext,
  { students }: FormFacts,
): MoodForm {
  const { content, seen, notesHeard = 0 } = input;
  const { concerns: _named, ...sheet } = content;
  const number = (form.submitted?.number ?? 0) + 1;
  const submitted: Submitted = {
    ...sheet,
    classSize: students.length,
    concerns: levelCounts(kept),
    seen: [...new Set([...(form.submitted?.seen ?? []), ...seen])].slice(-mostSeen),
    notesHeard: Math.max(form.submitted?.notesHeard ?? 0, notesHeard),
    dueAtMs: form.submitted?.dueAtMs ?? week.dueAtMs,
    firstAtMs: form.submitted?.firstAtMs ?? nowMs,
    atMs: nowMs,
    number,
  };
  const entry = { ...sheet, number, atMs: nowMs, byPersonId: caller.personId, requestId };
  return {
    ...form,
    draft: null,
    submitted,
    history: [...form.history, entry].slice(-keptHistory),
    version: form.version + 1,
  };
}

async function endReminders(
  transaction: Transaction,
  formId: string,
  { dueDate }: MoodWeek,
): Promise<void> {
  const instance = await transaction.get(ladders, moodLadderInstanceId(formId, dueDate));
  if (instance?.state === 'running') await saveLadder(transaction, stopLadder(instance));
}

/** A suggestion of the highest level that was not there before is looked at now, not on Monday (W3). */
function tellCentre(
  transaction: Transaction,
  before: readonly KeptConcern[],
  kept: readonly KeptConcern[],
  { _id, submitted }: MoodForm,
  { caller, nowMs }: ActionContext,
  { leadIds }: Facts,
): Promise<Effect[]> {
  const isRed = ({ level, word }: KeptConcern) => level === 'red' && word !== 'better';
  const known = new Set(before.filter(isRed).map(({ studentId }) => studentId));
  const isNew = kept.some((one) => isRed(one) && !known.has(one.studentId));
  if (!isNew) return Promise.resolve([]);
  const number = submitted?.number ?? 1;
  const drafts = lookNowNotices(caller.schoolId, { _id, number }, leadIds, nowMs);
  return queueEffects(transaction, drafts, nowMs);
}
