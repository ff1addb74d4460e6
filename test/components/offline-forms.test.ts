/** Forms that were handed in without a network (H3, W1): what somebody else wrote meanwhile is never lost under them. */
import { FormDraft } from '../../src/features/class-mood/form/form-draft';
import { WeekDraft } from '../../src/features/homework/week/week-draft';
import { startHandIns } from '../../src/lib/hand-ins';
import { noteOnline } from '../../src/lib/network';
import { setCurrentPersonId } from '../../src/lib/person';
import { restartSession } from '../../src/lib/session';
import { writeStored } from '../../src/lib/storage';
import { emptyContent, type FormContent } from '../../src/shared/class-mood/model';
import type { FormView } from '../../src/shared/class-mood/teacher-contracts';
import type { WeekForm } from '../../src/shared/homework/family-contracts';
import type { Feedback } from '../../src/shared/homework/model';
import { startFakeGateway, type FakeGateway } from './fake-gateway';
import { nowMs, person } from './factories';
import { phone } from './shims/taro';

let gateway: FakeGateway;
let count = 0;
let who = '';

beforeEach(() => {
  jest.useFakeTimers({ now: nowMs });
  phone.reset();
  gateway = startFakeGateway();
  who = `person-${(count += 1)}`;
  setCurrentPersonId(who);
});
afterEach(() => jest.useRealTimers());

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

async function afterRetries<T>(work: Promise<T>): Promise<T> {
  await pass(10_000);
  return work;
}

const monday = '2026-11-30';

describe('H3: a family’s week that waits for the network', () => {
  const said = (minutes: number): Feedback => ({
    minutes: [{ subject: 'chinese', minutes }],
    difficulty: 'right',
    mood: 'calm',
    bedtime: '21:30',
    remark: '',
  });
  const week = (form: Feedback | null, version: number): WeekForm => ({
    child: { childId: 'child', name: '小雨', className: '六（1）班', grade: 6 },
    monday,
    closesAtMs: nowMs + 86_400_000,
    state: 'open',
    subjects: [{ subject: 'chinese', declaredMinutes: 20 }],
    form,
    version,
  });
  const sent = () => gateway.of('homework.submit-week');

  /** What the phone keeps when the app is closed before the network is back. */
  function keptByPhone(): string {
    const key = `week.${who}`;
    const input = { childId: 'child', monday, version: 0, form: said(45) };
    const [action, done] = ['homework.submit-week', '交上了'];
    const waiting = { personId: who, key, action, input, requestId: `request-of-${who}`, done };
    writeStored(key, { form: said(45), version: 0 });
    writeStored('hand-ins', [{ ...waiting, waits: 'network' }]);
    return key;
  }

  /** It is known who uses the phone; no page of homework is open. */
  async function openApp(): Promise<void> {
    gateway.answer('people.me', { data: { persons: [{ ...person, personId: who }] } });
    restartSession();
    await pass(100);
  }

  beforeAll(startHandIns);

  test('H3: the app opened again it goes out by itself, once, though its page stays closed', async () => {
    const key = keptByPhone();
    gateway.answer('homework.submit-week', { data: { version: 1 } });
    await openApp();
    await pass(60_000);
    expect(sent().map(({ requestId, asPerson }) => [requestId, asPerson])).toEqual([
      [`request-of-${who}`, who],
    ]);
    const again = new WeekDraft(who, key, week(said(45), 1));
    expect(again.state.get()).toMatchObject({ waits: null, overtaken: false });
    expect(again.hasChanges()).toBe(false);
  });

  test('H3: a cloud that fails is asked again by itself; what is written meanwhile is not lost under it', async () => {
    const key = keptByPhone();
    const draft = new WeekDraft(who, key, week(null, 0));
    expect(draft.state.get().waits).toBe('network');
    gateway.answer('homework.submit-week', { error: 'internal' }, { data: { version: 1 } });
    await openApp();
    expect(draft.state.get().waits).toBe('busy');
    await pass(25_000);
    expect([sent().length, draft.state.get().waits, draft.hasChanges()]).toEqual([2, null, false]);
    draft.change({ mood: 'upset' });
    let answer: (given: { data: unknown }) => void = () => undefined;
    const coming = new Promise<{ data: unknown }>((resolve) => {
      answer = resolve;
    });
    gateway.answer('homework.submit-week', coming);
    const sending = draft.submit();
    await pass(100);
    draft.change({ mood: 'happy' });
    answer({ data: { version: 2 } });
    expect(await sending).toBe('done');
    expect([draft.state.get().form.mood, draft.hasChanges()]).toEqual(['happy', true]);
  });

  test('H3: one’s own form whose answer was lost is never taken for the other parent’s', async () => {
    const draft = new WeekDraft(who, `week.${who}`, week(null, 0));
    draft.setMinutes('chinese', 45);
    gateway.answer('homework.submit-week', 'lost');
    expect(await afterRetries(draft.submit())).toBe('network');
    const there = draft.state.get().form;
    draft.change({ mood: 'upset' });
    // Sent again before the page has asked: the cloud is told which form this one replaces.
    expect(await afterRetries(draft.submit())).toBe('network');
    expect(sent().at(-1)?.input).toMatchObject({ version: 0, earlier: [there] });
    draft.change({ mood: 'happy' });
    const opened = new WeekDraft(who, `week.${who}`, week(there, 1));
    expect(opened.state.get()).toMatchObject({ overtaken: false, form: { mood: 'happy' } });
    gateway.answer('homework.submit-week', { data: { version: 2 } });
    expect(await afterRetries(opened.submit())).toBe('done');
    expect(sent().at(-1)?.input).toMatchObject({ version: 1 });
    opened.adopt(week(said(10), 3));
    opened.change({ mood: 'calm' });
    opened.adopt(week(there, 4));
    expect(opened.state.get().overtaken).toBe(true);
  });

  test('H3: the other parent’s words of meanwhile are not overwritten unseen', async () => {
    const key = keptByPhone();
    gateway.answer(
      'homework.submit-week',
      { error: 'homework-form-changed' },
      { data: { version: 2 } },
    );
    await openApp();
    await pass(60_000);
    expect(sent()).toHaveLength(1);
    const again = new WeekDraft(who, key, week(said(10), 1));
    expect(again.state.get()).toMatchObject({ waits: null, overtaken: true });
    expect(again.state.get().form.minutes).toEqual([{ subject: 'chinese', minutes: 45 }]);
    // Said so again, this parent's holds.
    expect(await afterRetries(again.submit())).toBe('done');
    expect(sent().map(({ input }) => (input as { version: number }).version)).toEqual([0, 1]);
  });
});

describe('W1: a form that waits for the network', () => {
  const content = (low: number): FormContent => ({
    ...emptyContent,
    counts: { low, irritable: 0, tense: 0 },
  });
  const named: FormContent = {
    ...emptyContent,
    concerns: [
      { studentId: 'child', source: 'new', word: '', behaviour: '连续几天没吃午饭', level: 'red' },
    ],
  };
  const view = (draft: FormContent | null, version: number): FormView => ({
    classId: 'demo-6-1',
    className: '六（1）班',
    monday,
    weekNumber: 3,
    dueAtMs: nowMs + 86_400_000,
    state: 'open',
    version,
    draft,
    submitted: null,
    students: [{ personId: 'child', name: '小雨' }],
    carried: [],
    notes: [],
    notesHeard: 0,
    observations: [],
    others: [],
  });
  const sent = () => gateway.of('class-mood.submit');
  const answered = (of: FormContent, version: number) => ({
    data: { state: 'submitted', version, submitted: { content: of, atMs: nowMs, number: 1 } },
  });

  /** What the phone keeps when the app is closed before the network is back. */
  function keptByPhone(): string {
    const key = `mood.${who}`;
    const pending = { requestId: `request-of-${who}`, content: content(4), seen: [] };
    writeStored(key, { content: content(4), base: emptyContent, version: 0, pending });
    return key;
  }

  async function handedInOffline(): Promise<FormDraft> {
    const draft = new FormDraft(who, `mood.${who}`, view(null, 0));
    gateway.answer('class-mood.submit', 'cut');
    gateway.answer('class-mood.save-draft', 'cut');
    draft.change({ counts: content(4).counts });
    expect(await afterRetries(draft.handIn(false))).toBe('waits');
    expect(draft.state.get().waits).toBe(true);
    return draft;
  }

  test('W1: opened again it goes out by itself', async () => {
    const key = keptByPhone();
    gateway.answer('class-mood.submit', answered(content(4), 1));
    gateway.answer('class-mood.save-draft', { error: 'internal' });
    const again = new FormDraft(who, key, view(null, 0));
    await pass(100);
    expect(sent()).toHaveLength(1);
    expect(again.state.get()).toMatchObject({ waits: false });
  });

  test('W1: what another phone kept meanwhile is put together with it, not lost under it', async () => {
    const key = keptByPhone();
    gateway.answer('class-mood.submit', answered(content(4), 2));
    gateway.answer('class-mood.save-draft', { data: { saved: true, version: 2, other: null } });
    const again = new FormDraft(who, key, view(named, 1));
    await pass(100);
    expect(sent()).toEqual([]);
    const { waits, merged, content: shown } = again.state.get();
    expect([waits, merged, shown.counts.low, shown.concerns.length]).toEqual([false, true, 4, 1]);
  });

  test('W1: refused when the network is back, nobody is told that it still goes out by itself', async () => {
    const draft = await handedInOffline();
    gateway.answer('class-mood.submit', { error: 'mood-counts' });
    gateway.answer('class-mood.save-draft', { error: 'internal' });
    noteOnline(true);
    await pass(10_000);
    expect(sent()).toHaveLength(1);
    expect(draft.state.get().waits).toBe(false);
  });

  test('W1: it never goes out in the name of another person of the account', async () => {
    const draft = await handedInOffline();
    gateway.answer('class-mood.submit', { error: 'forbidden' });
    gateway.answer('class-mood.save-draft', { error: 'forbidden' });
    setCurrentPersonId('a-parent');
    noteOnline(true);
    await pass(10_000);
    expect([sent().length, draft.state.get().waits]).toEqual([0, true]);
  });
});
