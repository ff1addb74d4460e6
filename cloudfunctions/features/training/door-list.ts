/** T2: the families of a session as its organiser sees them at the door. */
import type { FamilyFacts, PeoplePort, StudentFacts } from '../../../src/shared/people/ports';
import type { LedgerEntry } from '../../../src/shared/training/ledger';
import type { DoorFamily } from '../../../src/shared/training/views';
import { findEvery, getById } from '../../platform/store';
import {
  trainingAttendance,
  trainingLedgers,
  trainingSessions,
  type Attendance,
  type TrainingSession,
} from './collections';
import { ofSchool } from './desk';

export async function publishedSession(
  schoolId: string,
  sessionId: string,
): Promise<TrainingSession> {
  const session = ofSchool(await getById(trainingSessions, sessionId), schoolId, 'session');
  return ofSchool(session.state === 'published' ? session : null, schoolId, 'session');
}

/** Of the family of a place: for whom it stands, and whom its guardian has besides by now. */
export async function childrenThere(
  people: PeoplePort,
  schoolId: string,
  { guardianId, childIds }: Pick<LedgerEntry, 'guardianId' | 'childIds'>,
): Promise<string[]> {
  const own = guardianId === null ? [] : await people.childrenOf(schoolId, guardianId);
  return [...new Set([...childIds, ...own.map(({ personId }) => personId)])];
}

/** Whoever has a place or waits for one, by the names on the list. */
export async function doorFamilies(
  people: PeoplePort,
  { _id: sessionId, schoolId }: TrainingSession,
): Promise<DoorFamily[]> {
  const ledger = ofSchool(await getById(trainingLedgers, sessionId), schoolId, 'ledger');
  const [named, attendance] = await Promise.all([
    namesOf(people, schoolId, ledger.entries),
    findEvery(trainingAttendance, { schoolId, sessionId }),
  ]);
  const cameOf = new Map(attendance.map((one) => [one.entryId, one]));
  return ledger.entries
    .map((entry) => doorFamily(entry, named, cameOf.get(entry.entryId)))
    .sort((one, other) => (`${one.child} ${one.name}` < `${other.child} ${other.name}` ? -1 : 1));
}

export interface DoorNames {
  families: ReadonlyMap<string, FamilyFacts>;
  /** Of entries that no guardian made. */
  children: ReadonlyMap<string, StudentFacts>;
}

export async function namesOf(
  people: PeoplePort,
  schoolId: string,
  entries: readonly LedgerEntry[],
): Promise<DoorNames> {
  const guardianIds = entries.flatMap(({ guardianId }) => guardianId ?? []);
  const nameless = entries.filter(({ guardianId }) => guardianId === null);
  const [families, children] = await Promise.all([
    people.families(schoolId, guardianIds),
    people.students(
      schoolId,
      nameless.flatMap(({ childIds }) => childIds),
    ),
  ]);
  return {
    families: new Map(families.map((family) => [family.guardianId, family])),
    children: new Map(children.map((child) => [child.personId, child])),
  };
}

export function doorFamily(
  { entryId, guardianId, childIds, persons, state }: LedgerEntry,
  { families, children }: DoorNames,
  attendance: Pick<Attendance, 'came' | 'how'> | undefined,
): DoorFamily {
  const family = families.get(guardianId ?? '');
  const child =
    family?.children.find(({ personId }) => childIds.includes(personId)) ??
    family?.children[0] ??
    children.get(childIds[0] ?? '');
  return {
    entryId,
    state,
    name: family?.name ?? '',
    child: child === undefined ? '' : `${child.className} ${child.name}`,
    persons,
    came: attendance?.came === true,
    how: attendance?.how ?? null,
  };
}
