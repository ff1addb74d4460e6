/**
 * One child's week on this phone (H3): kept here at once, sent when the family says so, and by itself (lib/hand-ins)
 * when the way is open again. What the other parent said meanwhile is told, never overwritten unseen.
 */
import { isSameFeedback, type Feedback } from '../../../shared/homework/model';
import {
  mostEarlier,
  submitWeek,
  weekForm,
  type WeekForm,
} from '../../../shared/homework/family-contracts';
import { toStep } from '../../../shared/homework/month';
import type { Subject } from '../../../shared/people/subjects';
import type { InputOf } from '../../../shared/action/contract';
import type { AppError } from '../../../lib/app-error';
import { serverNowMs } from '../../../lib/clock';
import { callAction, outputOf } from '../../../lib/cloud';
import {
  handIn,
  handInOf,
  handInSettled,
  onHandIn,
  withdrawHandIn,
  type HandInOutcome,
  type Waits,
} from '../../../lib/hand-ins';
import { readStored, writeStored } from '../../../lib/storage';
import { createStore, type Store } from '../../../lib/store';
import { knownWeek, noteWeek } from '../parts/known';
import { readWatch, usualOf } from '../parts/stopwatch';

interface Kept {
  form: Feedback;
  /** Of the form that this one was written over. */
  version: number;
  /** Forms that left this phone and were not answered: one of them may be what the cloud holds. */
  sent?: readonly Feedback[];
}

export interface WeekState {
  week: WeekForm;
  form: Feedback;
  busy: boolean;
  /** It was handed in and is not there yet; it goes out by itself. */
  waits: Waits | null;
  /** The other parent was faster; what stands here is still this parent's. */
  overtaken: boolean;
}

export type Sent = 'done' | 'overtaken' | Waits | AppError;

const doneByItself = '存着的每周作业表，已经交上了';
const usualMinutes = 15;
const usualBedtime = '21:30';

/** What the form begins with: the stopwatch, else what the teachers reckoned. */
function prefilled(personId: string, week: WeekForm): Feedback {
  const nowMs = serverNowMs();
  const watch = readWatch(personId, week.child.childId, nowMs);
  return {
    minutes: week.subjects.map(({ subject, declaredMinutes }) => ({
      subject,
      minutes: usualOf(watch, subject, nowMs) ?? toStep(declaredMinutes ?? usualMinutes),
    })),
    difficulty: 'right',
    mood: 'calm',
    bedtime: usualBedtime,
    remark: '',
  };
}

export class WeekDraft {
  readonly state: Store<WeekState>;
  private version: number;
  private sent: readonly Feedback[];

  constructor(
    private readonly personId: string,
    private readonly key: string,
    week: WeekForm,
  ) {
    const kept = readStored<Kept>(key);
    this.version = kept?.version ?? week.version;
    this.sent = kept?.sent ?? [];
    this.state = createStore<WeekState>({
      week,
      form: kept?.form ?? week.form ?? prefilled(personId, week),
      busy: false,
      waits: handInOf(key)?.waits ?? null,
      overtaken: false,
    });
    onHandIn(key, (outcome, input) =>
      this.settle(outcome, (input as InputOf<typeof submitWeek>).form),
    );
    this.adopt(week);
  }

  /** Takes what the cloud holds; words of this phone that are not there yet stay. */
  adopt(week: WeekForm): void {
    // An answer that was asked for before the latest handing-in says nothing new.
    if (week.form !== null && week.version < this.version && !readStored<Kept>(this.key)) return;
    const { form } = this.state.get();
    const isThere = week.form !== null && isSameFeedback(week.form, form);
    if (isThere || !readStored<Kept>(this.key)) {
      this.version = week.version;
      this.sent = [];
      withdrawHandIn(this.key);
      writeStored(this.key, null);
      const next = week.form ?? prefilled(this.personId, week);
      return this.show({ week, form: next, waits: null, overtaken: false });
    }
    // One's own form whose answer got lost is nobody else's.
    const overtaken = week.version !== this.version && !this.hasSent(week.form);
    this.version = week.version;
    // What was on its way was written before the other parent's words: it goes out only when somebody says so again.
    if (overtaken) withdrawHandIn(this.key);
    this.show({ week, ...(overtaken ? { overtaken, waits: null } : {}) });
    this.keep();
  }

  change(patch: Partial<Feedback>): void {
    withdrawHandIn(this.key);
    this.show({ form: { ...this.state.get().form, ...patch }, waits: null });
    this.keep();
  }

  setMinutes(subject: Subject, minutes: number): void {
    const { form } = this.state.get();
    const others = form.minutes.map((one) => (one.subject === subject ? { ...one, minutes } : one));
    this.change({ minutes: others });
  }

  hasChanges(): boolean {
    const { form, week } = this.state.get();
    return week.form === null || !isSameFeedback(week.form, form);
  }

  async submit(): Promise<Sent> {
    this.show({ busy: true });
    try {
      // What is under way may still become the form that this one is written over.
      await handInSettled(this.key);
      const { form, week } = this.state.get();
      const input = {
        childId: week.child.childId,
        monday: week.monday,
        version: this.version,
        form,
        ...(this.sent.length > 0 ? { earlier: [...this.sent] } : {}),
      };
      if (!this.hasSent(form)) this.sent = [...this.sent, form].slice(-mostEarlier);
      this.keep();
      const { personId, key } = this;
      const outcome = await handIn(submitWeek, input, { personId, key, done: doneByItself });
      if (outcome.kind === 'done') return 'done';
      if (outcome.kind === 'waits') return outcome.waits;
      if (outcome.error.code !== 'homework-form-changed') return outcome.error;
      await this.takeLatest();
      return 'overtaken';
    } finally {
      this.show({ busy: false });
    }
  }

  /** What became of a form of this week, sent from here or by itself. */
  private settle(outcome: HandInOutcome, said: Feedback): void {
    // Taken out meanwhile, it waits no more.
    const waits = handInOf(this.key)?.waits ?? null;
    if (outcome.kind !== 'done') return this.show({ waits });
    const { week, form } = this.state.get();
    this.version = versionIn(outcome.output);
    this.sent = [];
    this.show({ week: { ...week, form: said, version: this.version }, waits, overtaken: false });
    // Written on meanwhile: that is a draft over what just arrived.
    if (isSameFeedback(said, form)) writeStored(this.key, null);
    else this.keep();
  }

  private async takeLatest(): Promise<void> {
    const { childId } = this.state.get().week.child;
    const { week } = await callAction(weekForm, { childId });
    this.adopt(week);
  }

  private keep(): void {
    const { form } = this.state.get();
    const { version, sent } = this;
    writeStored(this.key, { form, version, sent } satisfies Kept);
  }

  private hasSent(form: Feedback | null): boolean {
    return form !== null && this.sent.some((one) => isSameFeedback(one, form));
  }

  private show(patch: Partial<WeekState>): void {
    if (patch.week) noteWeek(this.personId, patch.week);
    this.state.set({ ...this.state.get(), ...patch });
  }
}

function versionIn(output: unknown): number {
  return outputOf(submitWeek, output, '').version;
}

const drafts = new Map<string, WeekDraft>();

const keyOf = (personId: string, { child, monday }: WeekForm) =>
  `homework-week.${personId}.${child.childId}.${monday}`;

/** The draft of a child's week: one for as long as the app runs, the page's answer taken in. */
export function takeIn(personId: string, week: WeekForm): void {
  const key = keyOf(personId, week);
  const known = drafts.get(key);
  if (known) known.adopt(week);
  else drafts.set(key, new WeekDraft(personId, key, week));
}

/** What this phone last knew of the week, with its draft: written on where the cloud cannot be asked. */
export function takeKnown(personId: string, childId: string): WeekForm | undefined {
  const week = knownWeek(personId, childId);
  if (week !== undefined && draftOf(personId, week) === undefined) takeIn(personId, week);
  return week;
}

export function draftOf(personId: string, week: WeekForm): WeekDraft | undefined {
  return drafts.get(keyOf(personId, week));
}
