import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { allCollections } from '../../../cloudfunctions/all-collections';
import type { StoredDesk } from '../../../cloudfunctions/features/duty/collections';
import type { AccessDocument } from '../../../cloudfunctions/platform/collections/access';
import { mark } from '../../../cloudfunctions/platform/secrets';
import { openDatabase, type LocalDatabase } from '../../../local-cloud/database';
import { declareCollections, seedDemo } from '../../../local-cloud/seed';
import type { SeededPerson } from '../../../local-cloud/seed/local-people';
import { openFileFolder, type FileFolder } from '../../../local-cloud/storage/file-folder';
import {
  checkRoster,
  rosterFindings,
  rosterLimitsAt,
  shiftAt,
  shiftsBetween,
} from '../../../src/shared/duty';
import { cleanPicture } from '../../../src/shared/homework/picture-bytes';
import { createSchoolCalendar, dayMs, localDateTime, toLocalDate } from '../../../src/shared/time';

// The vendor's SDK starts itself when it is loaded: the local cloud must never load it.
jest.mock('wx-server-sdk', () => {
  throw new Error('the seed loaded the SDK');
});

const secretV1 = Buffer.alloc(32, 7).toString('base64');
const nowMs = localDateTime('2026-11-18', '10:00');

type Documents = Record<string, { _id: string }[]>;

class SeededFolder {
  readonly dataDir = mkdtempSync(path.join(os.tmpdir(), 'runxin-seed-'));
  readonly database: LocalDatabase = openDatabase({
    file: path.join(this.dataDir, 'database.db'),
    realNowMs: () => 0,
  });

  readonly files: FileFolder = openFileFolder(path.join(this.dataDir, 'files'));

  constructor() {
    declareCollections(this.database);
  }

  seed(atMs = nowMs): Promise<void> {
    return seedDemo({
      database: this.database,
      files: this.files,
      dataDir: this.dataDir,
      nowMs: atMs,
      secrets: { secretV1 },
    });
  }

  get listFile(): string {
    return path.join(this.dataDir, 'local-people.json');
  }

  people(): SeededPerson[] {
    return JSON.parse(readFileSync(this.listFile, 'utf8')) as SeededPerson[];
  }

  documents(): Documents {
    return this.database.dump() as Documents;
  }

  end(): void {
    this.database.close();
    rmSync(this.dataDir, { recursive: true });
  }
}

/** The union's chair stands in the school's list and in the house's (M8). */
const isNoSecondPerson = ({ _id }: { _id: string }) => _id !== 'care-union';

const folders: SeededFolder[] = [];
function newFolder(): SeededFolder {
  const folder = new SeededFolder();
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) folder.end();
});

describe('the demonstration school', () => {
  const folder = newFolder();
  let documents: Documents = {};
  let list: SeededPerson[] = [];

  beforeAll(async () => {
    await folder.seed();
    documents = folder.documents();
    list = folder.people();
  });

  const stored = <Doc>(name: string) => (documents[name] ?? []) as unknown as Doc[];
  const ofRole = (role: string, school = 'demo') =>
    list.filter((one) => one.role === role && one.personId.startsWith(`${school}-`));

  test('every seeded document has the shape its collection declares, and no field more', () => {
    const declared = new Map(allCollections.map((collection) => [collection.name, collection]));
    expect(Object.keys(documents).sort()).toEqual([...declared.keys()].sort());
    for (const [name, docs] of Object.entries(documents))
      for (const doc of docs) expect(declared.get(name)?.schema.parse(doc)).toEqual(doc);
  });

  test('M6: no openid lies on the person side, nor anywhere else in the seed', () => {
    for (const [name, docs] of Object.entries(documents))
      expect([name, JSON.stringify(docs).includes('openid-')]).toEqual([name, false]);
  });

  test('M6: person-side documents carry dates, never times', () => {
    const personSide = allCollections.filter(({ side }) => side === 'person');
    expect(personSide.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['access', 'guardian_links', 'people']),
    );
    const times: unknown[] = [];
    JSON.stringify(
      personSide.map(({ name }) => documents[name]),
      (key, value: unknown) => {
        if (key.endsWith('Ms') || (typeof value === 'number' && value > 1_000)) times.push(key);
        return value;
      },
    );
    expect(times).toEqual([]);
  });

  test('every class has 45 students, one guardian each, some guardians with two children', () => {
    const students = stored<{ schoolId: string; kind: string; classId: string | null }>(
      'people',
    ).filter(({ schoolId, kind }) => schoolId === 'demo' && kind === 'student');
    const sizes = new Map<string, number>();
    for (const { classId } of students)
      sizes.set(classId ?? 'none', (sizes.get(classId ?? 'none') ?? 0) + 1);
    expect([...sizes.values()]).toEqual(Array.from({ length: 18 }, () => 45));
    const links = stored<{ schoolId: string; guardianId: string; studentId: string }>(
      'guardian_links',
    ).filter(({ schoolId }) => schoolId === 'demo');
    expect(new Set(links.map(({ studentId }) => studentId)).size).toBe(810);
    expect(links).toHaveLength(810);
    expect(new Set(links.map(({ guardianId }) => guardianId)).size).toBe(810 - 21);
  });

  test('siblings share a surname, and no two people a name', () => {
    const names = new Map(
      stored<{ _id: string; name: string }>('people').map((one) => [one._id, one.name]),
    );
    expect(names.get('demo-s-4-1-07')?.[0]).toBe(names.get('demo-s-1-1-07')?.[0]);
    const students = ofRole('student').map(({ name }) => name);
    expect(new Set(students).size).toBe(810);
    const staffNames = stored<{ _id: string; name: string }>('staff')
      .filter(isNoSecondPerson)
      .map(({ name }) => name);
    expect(new Set(staffNames).size).toBe(staffNames.length);
  });

  test('everybody can be signed in: all staff, all students by class, all guardians', () => {
    const counts = Object.fromEntries(
      [...new Set(list.map(({ role }) => role))].map((role) => [role, ofRole(role).length]),
    );
    expect(counts).toEqual({
      counsellor: 6,
      'lead-counsellor': 1,
      'district-receiver': 2,
      leader: 2,
      admin: 1,
      'grade-leader': 6,
      'class-teacher': 18,
      'subject-teacher': 6,
      student: 810,
      guardian: 789,
      terminal: 1,
      union: 1,
      // Of the house, under ids of their own.
      care: 0,
    });
    const classNames = ofRole('student').map(({ className }) => className);
    const inRuns = classNames.filter((name, index) => name !== classNames[index - 1]);
    expect(inRuns).toHaveLength(18);
    expect(inRuns[0]).toBe('六（1）班');
    expect(list.filter(({ onDuty }) => onDuty).map(({ personId }) => personId)).toEqual([
      'demo-c-1',
      'demo2-c-1',
    ]);
  });

  test('an account in the list is found under the mark that the functions compute', () => {
    process.env['RUNXIN_SECRET_V1'] = secretV1;
    const access = new Map(stored<AccessDocument>('access').map((one) => [one._id, one]));
    for (const { openid, personId, name } of list) {
      const persons = access.get(mark('account', 1, openid))?.persons ?? [];
      expect(persons).toContainEqual(expect.objectContaining({ personId, displayName: name }));
    }
    expect(new Set(list.map(({ openid }) => openid)).size).toBe(access.size);
  });

  test('G1: one account may be a teacher and a parent, another a parent and a child', () => {
    const several = stored<AccessDocument>('access').filter(({ persons }) => persons.length > 1);
    expect(several.map(({ persons }) => persons.map(({ personId }) => personId))).toEqual([
      ['demo-t-2-1', 'demo-g-5-3-10'],
      ['demo-union-1', 'care-union'],
      ['demo-g-4-1-07', 'demo-s-1-1-07'],
    ]);
    const [teacher, parent] = several[0]?.persons ?? [];
    expect(parent?.displayName).toBe(teacher?.displayName);
  });

  test('M2: both rosters are usable; only the neighbour, with two people for 24 h, needs a signature', () => {
    const calendar = createSchoolCalendar({ overrides: [], terms: [] });
    const [demo, neighbour] = stored<StoredDesk>('duty_desks').map(({ roster }) => {
      expect(checkRoster(roster)).toEqual([]);
      return rosterFindings(roster, calendar, toLocalDate(nowMs), rosterLimitsAt([], nowMs));
    });
    expect(demo).toEqual([]);
    expect(neighbour?.map(({ kind }) => kind)).toContain('few-people');
  });

  test('M2: for a whole round somebody is always on duty, and no night falls to the one of that day', () => {
    const [desk] = stored<StoredDesk>('duty_desks');
    if (!desk) throw new Error('no roster was seeded');
    const calendar = createSchoolCalendar({ overrides: [], terms: [] });
    const shifts = shiftsBetween({ ...desk, calendar }, nowMs, nowMs + 28 * dayMs);
    expect(shifts.length).toBeGreaterThan(55);
    shifts.forEach(({ personId }, index) => {
      expect(personId).not.toBeNull();
      expect(personId).not.toBe(shifts[index + 1]?.personId);
    });
  });

  test('no two colleagues share a mobile, and every one on the desk has one', () => {
    const mobiles = stored<{ _id: string; mobile: string }>('staff')
      .filter(isNoSecondPerson)
      .map(({ mobile }) => mobile);
    for (const mobile of mobiles) expect(mobile).toMatch(/^1380000\d{4}$/);
    expect(new Set(mobiles).size).toBe(mobiles.length);
  });
});

/** No two seals of one thing are alike (M6): what they seal, and to which keys, is. */
function withoutSeals(documents: Documents): Documents {
  const text = JSON.stringify(documents, (key, value: unknown) =>
    ['sealed', 'salt'].includes(key) ? '' : value,
  );
  return JSON.parse(text) as Documents;
}

describe('seeding again', () => {
  test('a second start touches nothing', async () => {
    const folder = newFolder();
    await folder.seed();
    const before = folder.documents();
    await folder.seed(nowMs + 400 * dayMs);
    expect(folder.documents()).toEqual(before);
  });

  test('a start that died half-way is completed, each document once', async () => {
    const folder = newFolder();
    folder.database.insertMany('schools', [{ _id: 'demo' }, { _id: 'demo2' }]);
    await folder.seed();
    const whole = newFolder();
    await whole.seed();
    const { schools, ...rest } = withoutSeals(folder.documents());
    expect(schools).toHaveLength(2);
    const { schools: _schools, ...wholeRest } = withoutSeals(whole.documents());
    expect(rest).toEqual(wholeRest);
  });

  test('a list that somebody else wrote is left alone', async () => {
    const folder = newFolder();
    writeFileSync(folder.listFile, '[]');
    await folder.seed();
    expect(folder.people()).toEqual([]);
    expect(folder.documents()['schools']).toEqual([]);
  });
});

describe('in any year', () => {
  test.each(['2026-08-15', '2026-09-01', '2027-02-28', '2031-06-30'])(
    '%s lies among terms, and somebody is on duty',
    async (date) => {
      const folder = newFolder();
      const atMs = localDateTime(date, '23:30');
      await folder.seed(atMs);
      const documents = folder.documents();
      const [school] = documents['schools'] as unknown as {
        calendar: Parameters<typeof createSchoolCalendar>[0];
      }[];
      const [desk] = documents['duty_desks'] as unknown as StoredDesk[];
      if (!school || !desk) throw new Error('nothing was seeded');
      const calendar = createSchoolCalendar(school.calendar);
      const starts = school.calendar.terms.map(({ startDate }) => startDate);
      expect(starts.some((start) => start <= date)).toBe(true);
      expect(starts.some((start) => start > date)).toBe(true);
      expect(shiftAt({ ...desk, calendar }, atMs).personId).not.toBeNull();
    },
  );
});

test('H1: every page that a seeded post shows is a whole picture of less than 40 KB, without anything beside it', async () => {
  const folder = newFolder();
  await folder.seed();
  const { homework_days: days = [], homework_pictures: pictures = [] } = folder.documents();
  const shown = JSON.stringify(days).match(/"seed-page-of-[^"]+"/g) ?? [];
  expect(shown.length).toBeGreaterThan(0);
  for (const picture of pictures as unknown as { _id: string; cloudPath: string }[]) {
    expect(shown).toContain(`"${picture._id}"`);
    const bytes = folder.files.read(picture.cloudPath) ?? Buffer.alloc(0);
    expect(bytes.length).toBeLessThan(40 * 1024);
    expect(Buffer.from(cleanPicture(bytes)?.bytes ?? []).equals(bytes)).toBe(true);
  }
});
