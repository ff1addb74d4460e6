/**
 * One form on this phone (W1): what is being written is kept here at once and in the cloud soon after, so that it
 * survives a lost network and a change of phone. Two phones never overwrite one another: what the other one kept
 * is put together with what stands here.
 */
import { isSameContent } from '../../../shared/class-mood/form-rules';
import { mergeDrafts } from '../../../shared/class-mood/merge-drafts';
import { emptyContent, formIdOf, type FormContent } from '../../../shared/class-mood/model';
import {
  openForm,
  saveDraft,
  submitForm,
  type FormView,
} from '../../../shared/class-mood/teacher-contracts';
import { asAppError, type AppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { serverNowMs } from '../../../lib/clock';
import { newRequestId } from '../../../lib/ids';
import { onNetworkReturn } from '../../../lib/network';
import { currentPersonId } from '../../../lib/person';
import { readStored, writeStored } from '../../../lib/storage';
import { createStore, type Store } from '../../../lib/store';
import type { Kept, Pending } from './kept-form';

export interface FormState {
  view: FormView;
  content: FormContent;
  saving: 'resting' | 'saving' | 'saved' | 'offline';
  savedAtMs: number | null;
  handingIn: boolean;
  /** It waits for the network to be handed in. */
  waits: boolean;
  /** What another phone kept was put together with this one's. */
  merged: boolean;
}

export type HandedIn = 'done' | 'waits' | 'merged' | AppError;

/** A pause in writing after which the cloud is told. */
const pauseMs = 1_200;
const mostRounds = 4;

export class FormDraft {
  readonly state: Store<FormState>;
  private base: FormContent;
  private version: number;
  private pending: Pending | null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | null = null;

  constructor(
    private readonly personId: string,
    private readonly key: string,
    view: FormView,
  ) {
    const kept = readStored<Kept>(key);
    this.base = kept?.base ?? emptyContent;
    this.version = kept?.version ?? -1;
    this.pending = kept?.pending ?? null;
    this.state = createStore<FormState>({
      view,
      content: kept?.content ?? emptyContent,
      saving: 'resting',
      savedAtMs: null,
      handingIn: false,
      waits: this.pending !== null,
      merged: false,
    });
    onNetworkReturn(() => void this.goOn());
    this.adopt(view);
    // What was handed in before the app closed goes out now.
    void this.goOn();
  }

  /** Takes what the cloud answered; what was written here and not kept there stays. */
  adopt(view: FormView): void {
    // An answer that was asked for before the latest save says nothing new about the draft.
    if (view.version < this.version) return this.show({ view: { ...view, version: this.version } });
    const theirs = view.draft ?? view.submitted?.content ?? emptyContent;
    const { content } = this.state.get();
    const isOthers = view.version !== this.version && !isSameContent(theirs, this.base);
    const next = this.isDirty() ? mergeDrafts(this.base, content, theirs) : theirs;
    const merged = this.isDirty() && isOthers && !isSameContent(next, content);
    this.base = theirs;
    this.version = view.version;
    const submitted = view.submitted?.content ?? emptyContent;
    // It is there; or another phone wrote meanwhile, and its words would be lost under what was handed in without them.
    if (this.pending && (isSameContent(this.pending.content, submitted) || !this.hands(next)))
      this.pending = null;
    const waits = this.pending !== null && this.state.get().waits;
    this.show({ view, content: next, waits, ...(merged ? { merged } : {}) });
    this.keep();
    if (this.isDirty()) this.saveSoon();
  }

  change(patch: Partial<FormContent>): void {
    const { content } = this.state.get();
    this.pending = null;
    this.show({
      content: { ...content, ...patch, quiet: false },
      saving: 'resting',
      waits: false,
    });
    this.keep();
    this.saveSoon();
  }

  /** Whether something was written that is not handed in as it stands. */
  hasChanges(): boolean {
    const { content, view } = this.state.get();
    return !isSameContent(content, view.submitted?.content ?? emptyContent);
  }

  /** Hands in what stands here, or that nothing was unusual. */
  async handIn(quiet: boolean): Promise<HandedIn> {
    clearTimeout(this.timer);
    this.show({ handingIn: true });
    try {
      await this.saving;
      const content: FormContent = quiet
        ? { ...emptyContent, quiet: true }
        : { ...this.state.get().content, quiet: false };
      return await this.send(this.pendingFor(content));
    } finally {
      this.show({ handingIn: false });
    }
  }

  /** Whether what is on its way says what stands on the page; said to be quiet, nothing stands there. */
  private hands(content: FormContent): boolean {
    return (
      this.pending !== null &&
      isSameContent({ ...this.pending.content, quiet: content.quiet }, content)
    );
  }

  private pendingFor(content: FormContent): Pending {
    if (this.pending && isSameContent(this.pending.content, content)) return this.pending;
    const { observations, notesHeard } = this.state.get().view;
    const seen = observations.map(({ observationId }) => observationId).slice(0, 100);
    return { requestId: newRequestId(), content, seen, notesHeard };
  }

  private async send(pending: Pending, isSecond = false): Promise<HandedIn> {
    const { classId, monday } = this.state.get().view;
    const { requestId, content, seen, notesHeard } = pending;
    this.pending = pending;
    this.keep();
    try {
      const input = { classId, monday, version: this.version, content, seen, notesHeard };
      const { state, version, submitted } = await callAction(submitForm, input, { requestId });
      this.pending = null;
      this.settle(submitted.content, version);
      const { view } = this.state.get();
      this.show({
        view: { ...view, state, version, submitted, draft: null },
        content: submitted.content,
        waits: false,
        merged: false,
      });
      return 'done';
    } catch (thrown) {
      return this.notSent(asAppError(thrown), pending, isSecond);
    }
  }

  private async notSent(error: AppError, pending: Pending, isSecond: boolean): Promise<HandedIn> {
    if (error.code === 'network') {
      this.show({ waits: true, saving: 'offline' });
      return 'waits';
    }
    this.pending = null;
    // Nothing goes out by itself any more: what stands here is to be handed in anew.
    this.show({ waits: false });
    this.keep();
    if (error.code !== 'stale-version' && error.code !== 'mood-mixed-up') return error;
    await this.look();
    const { content, view } = this.state.get();
    if (view.submitted && isSameContent(view.submitted.content, pending.content)) return 'done';
    // Only this phone's own draft had been faster.
    const { quiet } = pending.content;
    if (!isSecond && isSameContent({ ...content, quiet }, pending.content))
      return this.send(pending, true);
    return 'merged';
  }

  private async look(): Promise<void> {
    const { classId, monday } = this.state.get().view;
    const { form } = await callAction(openForm, { classId, monday });
    this.adopt(form);
  }

  /** The network is back: what was handed in goes first, otherwise what is being written. */
  private async goOn(): Promise<void> {
    // Another person of this account acts now: theirs is not sent in that name.
    if (currentPersonId() !== this.personId) return;
    if (this.pending && this.state.get().waits) await this.send(this.pending);
    else if (this.isDirty()) await this.save();
  }

  private saveSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), pauseMs);
  }

  /** Keeps it in the cloud now; one at a time. */
  save(): Promise<void> {
    clearTimeout(this.timer);
    this.saving ??= this.saveRounds().finally(() => {
      this.saving = null;
    });
    return this.saving;
  }

  private async saveRounds(): Promise<void> {
    for (let round = 0; round < mostRounds && this.isDirty(); round += 1) {
      const { classId, monday } = this.state.get().view;
      const { content } = this.state.get();
      this.show({ saving: 'saving' });
      try {
        const input = { classId, monday, version: this.version, content };
        const { saved, version, other } = await callAction(saveDraft, input);
        if (saved) this.settle(content, version);
        else this.join(other ?? emptyContent, version);
      } catch (thrown) {
        const { code } = asAppError(thrown);
        this.show({ saving: code === 'network' ? 'offline' : 'resting' });
        return;
      }
    }
  }

  private settle(content: FormContent, version: number): void {
    this.base = content;
    this.version = version;
    this.show({ saving: 'saved', savedAtMs: serverNowMs() });
    this.keep();
  }

  private join(theirs: FormContent, version: number): void {
    const { content } = this.state.get();
    const next = mergeDrafts(this.base, content, theirs);
    const merged = !isSameContent(next, content);
    this.base = theirs;
    this.version = version;
    this.show({ content: next, ...(merged ? { merged } : {}) });
    this.keep();
  }

  private isDirty(): boolean {
    return !isSameContent(this.state.get().content, this.base);
  }

  /** On the phone while the cloud does not have it. */
  private keep(): void {
    const { content } = this.state.get();
    const { base, version, pending } = this;
    const isKept = this.isDirty() || pending !== null;
    writeStored(this.key, isKept ? ({ content, base, version, pending } satisfies Kept) : null);
  }

  private show(part: Partial<FormState>): void {
    this.state.set({ ...this.state.get(), ...part });
  }
}

const open = new Map<string, FormDraft>();

/** The one draft of this form on this phone, with what the cloud just answered. */
export function draftFrom(personId: string, view: FormView): FormDraft {
  const key = `mood.${personId}.${formIdOf(view.classId, view.monday)}`;
  const known = open.get(key);
  if (known) known.adopt(view);
  const draft = known ?? new FormDraft(personId, key, view);
  open.set(key, draft);
  return draft;
}

export function openDraft(
  personId: string,
  classId: string | undefined,
  monday: string | undefined,
): FormDraft | undefined {
  if (classId === undefined || monday === undefined) return undefined;
  return open.get(`mood.${personId}.${formIdOf(classId, monday)}`);
}
