/** What the stories of the weekly form share: who acts, what is handed in, what is stored. */
import { classMoodCollections } from '../../../cloudfunctions/features/class-mood/collections';
import type {
  MoodConcerns,
  MoodForm,
} from '../../../cloudfunctions/features/class-mood/collections';
import type { Effect } from '../../../cloudfunctions/platform/outbox';
import {
  emptyContent,
  formIdOf,
  type Concern,
  type FormContent,
} from '../../../src/shared/class-mood/model';
import {
  openForm,
  submitForm,
  type FormView,
} from '../../../src/shared/class-mood/teacher-contracts';
import type { LadderInstance } from '../../../src/shared/ladder';
import { dayMs } from '../../../src/shared/time';
import { at, type Actor, type World } from '../../harness/world';

/** The week in which the worlds begin, its Friday, and the week before. */
export const monday = '2026-10-12';
export const friday = '2026-10-16';
export const lastMonday = '2026-10-05';

export const teacherOf = (place: string) => `demo-t-${place}`;
export const classIdOf = (place: string) => `demo-${place}`;
export const studentId = (place: string, seat: string) => `demo-s-${place}-${seat}`;

export const written = (part: Partial<FormContent> = {}): FormContent => ({
  ...emptyContent,
  counts: { low: 4, irritable: 2, tense: 1 },
  ...part,
});

export const fact = '连续四天午饭没怎么吃，课间一个人坐着。';

export const fresh = (id: string, part: Partial<Concern> = {}): Concern => ({
  studentId: id,
  source: 'new',
  word: '',
  behaviour: fact,
  level: 'yellow',
  ...part,
});

export const carried = (id: string, part: Partial<Concern> = {}): Concern => ({
  ...fresh(id),
  source: 'carried',
  word: 'same',
  behaviour: '',
  ...part,
});

export async function open(actor: Actor, place: string, of = monday): Promise<FormView> {
  return (await actor.call(openForm, { classId: classIdOf(place), monday: of })).form;
}

export async function submit(
  world: World,
  place: string,
  content: FormContent = written(),
  of = monday,
) {
  const actor = await world.as(teacherOf(place));
  const { version, observations, notesHeard } = await open(actor, place, of);
  const seen = observations.map(({ observationId }) => observationId);
  return actor.call(submitForm, {
    ...{ classId: classIdOf(place), monday: of, version, content },
    ...{ seen, notesHeard },
  });
}

/** Every class of the demonstration: three in each of six grades. */
const everyPlace = ['1', '2', '3', '4', '5', '6'].flatMap((grade) =>
  ['1', '2', '3'].map((number) => `${grade}-${number}`),
);

/** Past the product: all but these classes have handed in a quiet week, so that a story is about these. */
export async function onlyTheseOwe(
  world: World,
  of: string,
  places: readonly string[],
): Promise<void> {
  const mondayMs = at(of, '09:00');
  const sheet = { counts: emptyContent.counts, events: [], quiet: true };
  const data = everyPlace
    .filter((place) => !places.includes(place))
    .map((place) => ({
      _id: formIdOf(classIdOf(place), of),
      schoolId: 'demo',
      classId: classIdOf(place),
      grade: Number(place.charAt(0)),
      monday: of,
      draft: null,
      submitted: {
        ...sheet,
        classSize: 45,
        concerns: { none: 0, yellow: 0, orange: 0, red: 0 },
        seen: [],
        notesHeard: 0,
        dueAtMs: mondayMs + 4 * dayMs,
        firstAtMs: mondayMs,
        atMs: mondayMs,
        number: 1,
      },
      history: [],
      version: 1,
    }));
  const reply = await world.cloud.admin('database.insertDocument', {
    collectionName: 'mood_forms',
    data: data.map((one) => JSON.stringify(one)),
  });
  if ('code' in reply) throw new Error(`not handed in: ${String(reply['message'])}`);
}

type Doc = Record<string, unknown>;

const collections = classMoodCollections.map(({ name }) => name);

export class Stored {
  private constructor(private readonly dump: Record<string, Doc[]>) {}

  static async of(world: World): Promise<Stored> {
    return new Stored(await world.dump(...collections, 'outbox', 'ladders', 'audit_entries'));
  }

  all<T>(name: string): T[] {
    return (this.dump[name] ?? []) as unknown as T[];
  }

  form(place: string, of = monday): MoodForm | undefined {
    return this.all<MoodForm>('mood_forms').find(
      ({ _id }) => _id === formIdOf(classIdOf(place), of),
    );
  }

  concerns(place: string, of = monday): MoodConcerns | undefined {
    const id = formIdOf(classIdOf(place), of);
    return this.all<MoodConcerns>('mood_concerns').find(({ _id }) => _id === id);
  }

  /** Clocks of weekly forms, of one week or of all. */
  ladders(of = ''): LadderInstance[] {
    return this.all<LadderInstance>('ladders').filter(
      ({ ladderId, _id }) => ladderId === 'class-mood' && _id.includes(of),
    );
  }

  ladder(place: string, dueDate = friday, of = monday): LadderInstance | undefined {
    const id = `mood.${formIdOf(classIdOf(place), of)}.${dueDate}`;
    return this.all<LadderInstance>('ladders').find(({ _id }) => _id === id);
  }

  /** Notices about weekly forms, as `key to person`. */
  notices(key = 'mood.'): string[] {
    return this.all<Effect>('outbox')
      .filter(({ text }) => text.key.startsWith(key))
      .map(
        ({ text, recipient }) =>
          `${text.key} to ${recipient.kind === 'staff' ? recipient.personId : '?'}`,
      )
      .sort();
  }

  audits(act: string): string[] {
    return this.all<{ act: string; actorPersonId: string; object: { id: string } }>('audit_entries')
      .filter((entry) => entry.act === act)
      .map(({ actorPersonId, object }) => `${actorPersonId} ${object.id}`);
  }
}
