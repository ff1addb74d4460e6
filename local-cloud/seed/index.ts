/** What a fresh local cloud holds: the product's collections, and a demonstration school when asked for. */
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { allCollections } from '../../cloudfunctions/all-collections';
import { dutyDesks } from '../../cloudfunctions/features/duty/collections';
import { accessDocumentsFrom } from '../../cloudfunctions/features/people/access-documents';
import {
  accountPersons,
  classes,
  enrolments,
  guardianLinks,
  people,
  staff,
  teaching,
  type AccountPerson,
  type Enrolment,
  type Person,
} from '../../cloudfunctions/features/people/collections';
import { passcodes, type Passcode } from '../../cloudfunctions/features/people/join-collections';
import type { Collection } from '../../cloudfunctions/platform/collections';
import { access } from '../../cloudfunctions/platform/collections/access';
import { schools } from '../../cloudfunctions/platform/collections/schools';
import { hashPasscodeSync } from '../../cloudfunctions/platform/passcode-hash';
import { markWith } from '../../cloudfunctions/platform/secrets';
import { sealHolders, sealKeys } from '../../cloudfunctions/features/seal/collections';
import { terminals } from '../../cloudfunctions/features/letter-box/collections';
import { homeworkPictures } from '../../cloudfunctions/features/homework/collections';
import { noTries } from '../../src/shared/people/passcode';
import type { LocalDatabase } from '../database';
import type { FileFolder } from '../storage/file-folder';
import { buildSchool, type SeededSchool } from './build-school';
import { seedCare, type SeededHouse } from './care';
import { seedBooking } from './bookings';
import { seedClassMood } from './class-mood';
import type { FeatureSeed } from './feature-seed';
import { seedHomework } from './homework';
import { seedTerminal, terminalOpenId, terminalPerson } from './letter-box';
import { localPeople } from './local-people';
import { seedRights } from './rights';
import { samplePage } from './sample-page';
import { demoPlan, neighbourPlan } from './school-plan';
import { seedSeal, type SeededSeal } from './seal';
import { seedTraining } from './training';

const featureSeeds: readonly FeatureSeed[] = [
  seedBooking,
  seedHomework,
  seedTraining,
  seedClassMood,
  seedRights,
];

export interface SeedContext {
  database: LocalDatabase;
  files: FileFolder;
  dataDir: string;
  nowMs: number;
  secrets: { secretV1: string };
}

/** The only key version of a fresh environment. */
const keyVersion = 1;

/** Declares the product's collections; called at every start. */
export function declareCollections(database: LocalDatabase): void {
  for (const { name, indexes } of allCollections)
    database.declareCollection({
      name,
      indexes: indexes.map((index) => ({
        ...index,
        fields: index.fields.map(([field, direction]) => [field, direction]),
      })),
    });
}

/**
 * Fills an empty data folder with the demonstration school, its small neighbour and the list of people who can
 * be signed in. That list is written last and marks a whole seed: with it there, nothing is touched; a start that
 * died half-way is completed, collection by collection.
 */
export async function seedDemo({
  database,
  files,
  dataDir,
  nowMs,
  secrets,
}: SeedContext): Promise<void> {
  const listFile = path.join(dataDir, 'local-people.json');
  if (existsSync(listFile)) return;
  const seeded = [buildSchool(demoPlan, nowMs), buildSchool(neighbourPlan, nowMs)];
  const before = database.dump();
  const secret = Buffer.from(secrets.secretV1, 'base64');
  const sealed = await Promise.all(seeded.map((school) => seedSeal(school, secret, nowMs)));
  const houses = (
    await Promise.all(seeded.map((school) => seedCare(school, secret, nowMs)))
  ).filter((house) => house !== null);
  for (const [{ name }, documents] of documentsOf({ seeded, sealed, houses }, secrets, nowMs)) {
    if (name === homeworkPictures.name) storePages(files, documents);
    if ((before[name] ?? []).length === 0) database.insertMany(name, documents);
  }
  const list = [
    ...seeded.flatMap((school, index) => [
      ...localPeople(school, index > 0),
      terminalPerson(school, index > 0),
    ]),
    ...houses.flatMap((house) => house.list),
  ];
  writeFileSync(`${listFile}.new`, JSON.stringify(list, null, 1), { flush: true });
  renameSync(`${listFile}.new`, listFile);
}

type Documents = Record<string, unknown>[];

/** The files that the documents speak of; repeating it changes nothing. */
function storePages(files: FileFolder, documents: Documents): void {
  const page = samplePage();
  for (const { cloudPath } of documents) files.put(String(cloudPath), page);
}

interface Seeded {
  seeded: readonly SeededSchool[];
  sealed: readonly SeededSeal[];
  houses: readonly SeededHouse[];
}

function documentsOf(
  { seeded, sealed, houses }: Seeded,
  secrets: SeedContext['secrets'],
  nowMs: number,
): [Collection, Documents][] {
  const secret = Buffer.from(secrets.secretV1, 'base64');
  const roster = {
    schools: [
      ...seeded.map(({ school }, index) => ({ ...school, seal: sealed[index]?.school })),
      ...houses.map(({ school }) => school),
    ],
    classes: seeded.flatMap((one) => one.classes),
    people: seeded.flatMap((one) => [...one.students, ...one.guardians]),
    staff: [...seeded, ...houses].flatMap((one) =>
      one.staff.map(({ role: _role, ...colleague }) => colleague),
    ),
    guardianLinks: seeded.flatMap((one) => one.guardianLinks),
  };
  const accounts = [...seeded, ...houses].flatMap((one) =>
    one.accounts.map(({ openId, personIds }) => ({
      accountId: markWith(secret, 'account', keyVersion, openId),
      personIds,
    })),
  );
  const devices = seeded.map((school) =>
    seedTerminal(school, markWith(secret, 'account', keyVersion, terminalOpenId(school)), nowMs),
  );
  const guardedIds = seeded.flatMap(({ plan }) => plan.lentAccount?.studentId ?? []);
  const everybody = new Map([...roster.people, ...roster.staff].map((one) => [one._id, one]));
  return [
    [schools, roster.schools],
    [classes, roster.classes],
    [people, roster.people],
    [staff, roster.staff],
    [guardianLinks, roster.guardianLinks],
    [enrolments, roster.people.flatMap(enrolmentOf)],
    [accountPersons, accounts.flatMap((one) => bindingsOf(one, everybody))],
    [passcodes, seeded.flatMap((one) => passcodeOf(one, secret))],
    [
      access,
      [
        ...accessDocumentsFrom({ ...roster, guardedIds, accounts }),
        ...devices.map((device) => device.access),
      ],
    ],
    [terminals, devices.map(({ terminal }) => terminal)],
    [dutyDesks, [...seeded, ...houses].map(({ desk }) => desk)],
    [teaching, seeded.flatMap((one) => one.teaching)],
    [sealHolders, [...sealed, ...houses].flatMap(({ holders }) => holders)],
    [sealKeys, [...sealed, ...houses].flatMap(({ keys }) => keys)],
    ...featureDocuments(seeded, nowMs),
  ];
}

function enrolmentOf({ _id: studentId, schoolId, classId, enrolledOn }: Person): Enrolment[] {
  if (classId === null || enrolledOn === null) return [];
  const _id = `${studentId}.${enrolledOn}`;
  return [{ _id, schoolId, studentId, classId, fromDate: enrolledOn, toDate: null, version: 1 }];
}

function bindingsOf(
  { accountId, personIds }: { accountId: string; personIds: readonly string[] },
  rightsOf: ReadonlyMap<string, Pick<Person, 'schoolId' | 'assignments'>>,
): AccountPerson[] {
  return personIds.map((personId) => {
    const person = rightsOf.get(personId);
    if (!person) throw new RangeError('an account names a person whom the roster does not know');
    const { schoolId, assignments } = person;
    const sinceDate = assignments[0]?.fromDate ?? '';
    return { _id: `${accountId}.${personId}`, schoolId, accountId, personId, sinceDate };
  });
}

/** Of the child on the lent phone. The salt is drawn from the secret: a seed that died half-way goes on alike. */
function passcodeOf({ plan }: SeededSchool, secret: Buffer): Passcode[] {
  if (!plan.lentAccount) return [];
  const { studentId, passcode } = plan.lentAccount;
  const markOf = (...parts: string[]) => markWith(secret, 'passcode', keyVersion, ...parts);
  const salt = markOf(studentId, 'salt').slice(0, 22);
  return [
    {
      ...{ _id: studentId, schoolId: plan.schoolId, salt, keyVersion, version: 1 },
      ...noTries,
      hash: hashPasscodeSync(markOf(studentId, passcode), salt),
    },
  ];
}

/** Of both schools, by collection: what is filled must be known whole. */
function featureDocuments(
  seeded: readonly SeededSchool[],
  nowMs: number,
): [Collection, Documents][] {
  const found = new Map<Collection, Documents>();
  for (const school of seeded)
    for (const seed of featureSeeds)
      for (const [collection, documents] of seed(school, nowMs))
        found.set(collection, [...(found.get(collection) ?? []), ...documents]);
  return [...found];
}
