/**
 * One child's week on this phone (H3): kept here at once, sent when the family says so, and by itself when the
 * network is back. What the other parent said meanwhile is told, never overwritten unseen.
 */
import { isSameFeedback, type Feedback } from '../../../shared/homework/model';
import { submitWeek, weekForm, type WeekForm } from '../../../shared/homework/family-contracts';
import { toStep } from '../../../shared/homework/month';
import type { Subject } from '../../../shared/people/subjects';
import { asAppError, type AppError } from '../../../lib/app-error';
import { serverNowMs } from '../../../lib/clock';
import { callAction } from '../../../lib/cloud';
import { newRequestId } from '../../../lib/ids';
import { onNetworkReturn } from '../../../lib/network';
import { currentPersonId } from '../../../lib/person';
import { readStored, writeStored } from '../../../lib/storage';
import { createStore, type Store } from '../../../lib/store';
import { readWatch, usualOf } from '../parts/stopwatch';

interface Kept {
  form: Feedback;
  /** Of the form that this one was written over. */
  version: number;
  /** On its way: goes out under the same id until it is there. */
  pending: string | null;
}

export interface WeekState {
  week: WeekForm;
  form: Feedback;
  busy: boolean;
  /** It waits for the network. */
  waits: boolean;
  /** The other parent was faster; what stands here is still this parent's. */
  overtaken: boolean;
}

export type Sent = 'done' | 'waits' | 'overtaken' | AppError;

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
  private pending: string | null;

  constructor(
    private readonly personId: string,
    private readonly key: string,
    week: WeekForm,
  ) {
    const kept = readStored<Kept>(key);
    this.version = kept?.version ?? week.version;
    this.pending = kept?.pending ?? null;
    this.state = createStore<WeekState>({
      week,
      form: kept?.form ?? week.form ?? prefilled(personId, week),
      busy: false,
      waits: this.pending !== null,
      overtaken: false,
    });
    onNetworkReturn(() => void this.goOn());
    this.adopt(week);
    void this.goOn();
  }

  /** Takes what the cloud holds; words of this phone that are not there yet stay. */
  adopt(week: WeekForm): void {
    // An answer that was asked for before the latest handing-in says nothing new.
    if (week.form !== null && week.version < this.version && !readStored<Kept>(this.key)) return;
    const { form } = this.state.get();
    const isThere = week.form !== null && isSameFeedback(week.form, form);
    if (isThere || !readStored<Kept>(this.key)) {
      this.version = week.version;
      this.pending = null;
      writeStored(this.key, null);
      const next = week.form ?? prefilled(this.personId, week);
      return this.show({ week, form: next, waits: false, overtaken: false });
    }
    const overtaken = week.version !== this.version;
    this.version = week.version;
    // What was on its way was written before the other parent's words: it goes out only when somebody says so again.
    if (overtaken) this.pending = null;
    this.show({ week, ...(overtaken ? { overtaken, waits: false } : {}) });
    this.keep();
  }

  change(patch: Partial<Feedback>): void {
    this.pending = null;
    this.show({ form: { ...this.state.get().form, ...patch }, waits: false });
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
    this.pending ??= newRequestId();
    this.keep();
    return this.send(this.pending);
  }

  private async send(requestId: string): Promise<Sent> {
    const { form, week } = this.state.get();
    const { monday, child } = week;
    this.show({ busy: true });
    try {
      const input = { childId: child.childId, monday, version: this.version, form };
      const { version } = await callAction(submitWeek, input, { requestId });
      this.version = version;
      this.pending = null;
      writeStored(this.key, null);
      this.show({ week: { ...week, form, version }, waits: false, overtaken: false });
      return 'done';
    } catch (thrown) {
      return await this.notSent(asAppError(thrown));
    } finally {
      this.show({ busy: false });
    }
  }

  private async notSent(error: AppError): Promise<Sent> {
    if (error.code === 'network') {
      this.show({ waits: true });
      return 'waits';
    }
    this.pending = null;
    this.show({ waits: false });
    this.keep();
    if (error.code !== 'homework-form-changed') return error;
    const { week } = this.state.get();
    const { week: latest } = await callAction(weekForm, { childId: week.child.childId });
    this.adopt(latest);
    return 'overtaken';
  }

  /** The network is back, or the app was opened again: what was handed in goes out. */
  private async goOn(): Promise<void> {
    if (this.pending === null || this.state.get().busy) return;
    // Another person of this account acts now: theirs is not sent in that name.
    if (currentPersonId() === this.personId) await this.send(this.pending);
  }

  private keep(): void {
    const { form } = this.state.get();
    writeStored(this.key, { form, version: this.version, pending: this.pending } satisfies Kept);
  }

  private show(patch: Partial<WeekState>): void {
    this.state.set({ ...this.state.get(), ...patch });
  }
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

export function draftOf(personId: string, week: WeekForm): WeekDraft | undefined {
  return drafts.get(keyOf(personId, week));
}
