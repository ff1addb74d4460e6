/** What the stories of homework share: who acts, what is given, what is stored. */
import { randomBytes, randomUUID } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { homeworkCollections } from '../../../cloudfunctions/features/homework/collections';
import type {
  HomeworkDay,
  HomeworkForm,
  HomeworkMonth,
} from '../../../cloudfunctions/features/homework/collections';
import type { Effect } from '../../../cloudfunctions/platform/outbox';
import { monthOfWeek } from '../../../src/shared/homework/days';
import { dayIdOf, monthIdOf, type Feedback, type Sheet } from '../../../src/shared/homework/model';
import {
  countsOfDay,
  countsOfForm,
  replaced,
  sumOf,
  type Counts,
} from '../../../src/shared/homework/month';
import { homeworkLimitsAt } from '../../../src/shared/homework/policy';
import { addPicture } from '../../../src/shared/homework/picture-contracts';
import { postHomework } from '../../../src/shared/homework/teacher-contracts';
import type { LadderInstance } from '../../../src/shared/ladder';
import type { Subject } from '../../../src/shared/people/subjects';
import { startOfWeek } from '../../../src/shared/time';
import type { World } from '../../harness/world';

/** The day on which the worlds begin. */
export const monday = '2026-10-12';

export const classIdOf = (place: string) => `demo-${place}`;
export const teacherOf = (place: string) => `demo-t-${place}`;
/** Mathematics of a grade is its leader's. */
export const gradeLeader = (grade: number) => `demo-gl-${grade}`;
export const englishOf = (grade: number) => `demo-en-${grade}`;
export const childId = (place: string, seat: string) => `demo-s-${place}-${seat}`;
export const parentId = (place: string, seat: string) => `demo-g-${place}-${seat}`;

export const sheet = (minutes: number, part: Partial<Sheet['tasks'][number]> = {}): Sheet => ({
  tasks: [{ tier: 'basic', text: '练习册第 12 页', minutes, written: true, ...part }],
});

export const said = (
  chinese: number,
  mathematics: number,
  part: Partial<Feedback> = {},
): Feedback => ({
  minutes: [
    { subject: 'chinese', minutes: chinese },
    { subject: 'mathematics', minutes: mathematics },
  ],
  difficulty: 'right',
  mood: 'calm',
  bedtime: '21:30',
  remark: '',
  ...part,
});

/**
 * A grey square as a file, in base64; every shade is another picture. `beside`: words in it. `edge`: pixels; above one
 * they are noise, which no file makes smaller.
 */
export function pictureOf(shade: number, beside = '', edge = 1): string {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(edge);
  const row = () =>
    Buffer.concat([Buffer.from([0]), edge > 1 ? randomBytes(edge) : Buffer.from([shade])]);
  const chunk = (name: string, data: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.concat([size, size, Buffer.from([8, 0, 0, 0, 0])])),
    ...(beside === '' ? [] : [chunk('tEXt', Buffer.from(`Comment\0${beside}`))]),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: edge }, row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]).toString('base64');
}

/** Keeps a picture of this teacher's; its id. */
export async function addPictureOf(
  world: World,
  by: string,
  bytes: string,
  taken: string = randomUUID(),
) {
  const input = { taken, part: 0, parts: 1, bytes };
  return (await (await world.as(by)).call(addPicture, input)).pictureId;
}

export interface Posting {
  by: string;
  subject: Subject;
  places: readonly string[];
  minutes: number;
  pictures?: string[];
  reason?: string;
  date?: string;
}

export async function give(world: World, posting: Posting, requestId?: string) {
  const { by, subject, places, minutes, pictures, reason, date = monday } = posting;
  const actor = await world.as(by);
  const { results } = await actor.call(
    postHomework,
    {
      date,
      subject,
      classIds: places.map(classIdOf),
      // In pictures instead of words.
      sheet: pictures ? { ...sheet(minutes, { text: '' }), pictures } : sheet(minutes),
      ...(reason === undefined ? {} : { reason }),
      confirmed: true,
    },
    requestId,
  );
  return results.map(({ standing }) => standing);
}

type Doc = Record<string, unknown>;

const collections = homeworkCollections.map(({ name }) => name);

export class Stored {
  private constructor(private readonly dump: Record<string, Doc[]>) {}

  static async of(world: World): Promise<Stored> {
    return new Stored(await world.dump(...collections, 'outbox', 'ladders', 'audit_entries'));
  }

  all<T>(name: string): T[] {
    return (this.dump[name] ?? []) as unknown as T[];
  }

  day(place: string, date = monday): HomeworkDay | undefined {
    const id = dayIdOf(classIdOf(place), date);
    return this.all<HomeworkDay>('homework_days').find(({ _id }) => _id === id);
  }

  post(place: string, subject: Subject, date = monday) {
    return this.day(place, date)?.posts.find((one) => one.subject === subject);
  }

  ladder(place: string, date = monday): LadderInstance | undefined {
    const id = `homework.${dayIdOf(classIdOf(place), date)}`;
    return this.all<LadderInstance>('ladders').find(({ _id }) => _id === id);
  }

  form(studentId: string, of = monday): HomeworkForm | undefined {
    return this.all<HomeworkForm>('homework_forms').find(({ _id }) => _id === `${studentId}.${of}`);
  }

  /** Notices of homework, as `key to person`. */
  notices(key = 'homework.'): string[] {
    return this.all<Effect>('outbox')
      .filter(({ text, schoolId }) => schoolId === 'demo' && text.key.startsWith(key))
      .map(
        ({ text, recipient }) =>
          `${text.key} to ${recipient.kind === 'staff' ? recipient.personId : '?'}`,
      )
      .sort();
  }

  audits(act: string): string[] {
    return this.all<{ act: string; reason: string; actorPersonId: string }>('audit_entries')
      .filter((entry) => entry.act === act)
      .map(({ actorPersonId, reason }) => `${actorPersonId}: ${reason}`);
  }

  /** Months whose kept figures differ from those counted anew over days and forms. */
  wrongMonths(): string[] {
    const anew = new Map<string, Counts[]>();
    const add = (classId: string, of: string, counts: Counts) => {
      const id = monthIdOf(classId, monthOfWeek(of));
      anew.set(id, [...(anew.get(id) ?? []), counts]);
    };
    const limits = homeworkLimitsAt([], 0);
    for (const { classId, date, posts } of this.all<HomeworkDay>('homework_days'))
      add(classId, startOfWeek(date), countsOfDay(posts, limits));
    for (const one of this.all<HomeworkForm>('homework_forms'))
      add(one.classId, one.monday, countsOfForm(one.monday, one.form));
    const kept = new Map(
      this.all<HomeworkMonth>('homework_months').map(({ _id, counts }) => [_id, counts]),
    );
    return [...new Set([...anew.keys(), ...kept.keys()])].filter((id) => {
      const difference = replaced(kept.get(id) ?? {}, sumOf(anew.get(id) ?? []), {});
      return Object.keys(difference).length > 0;
    });
  }
}
