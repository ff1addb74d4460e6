/**
 * What this phone last knew of a parent's children and their week (H3), so that the form can be written on where the
 * app opens without a network. Shown as it was; the cloud decides when it is handed in.
 */
import type { OutputOf } from '../../../shared/action/contract';
import type { WeekForm } from '../../../shared/homework/family-contracts';
import type { listChildren } from '../../../shared/people/children-contract';
import { startOfWeek, toLocalDate } from '../../../shared/time/instant';
import { serverNowMs } from '../../../lib/clock';
import { readStored, writeStored } from '../../../lib/storage';

type Children = OutputOf<typeof listChildren>;

interface Known {
  children?: Children;
  /** By child. */
  weeks?: Readonly<Record<string, WeekForm>>;
}

/** The home page looks for it too. */
const keyOf = (personId: string) => `homework-known.${personId}`;

function readKnown(personId: string): Known {
  return readStored<Known>(keyOf(personId)) ?? {};
}

function note(personId: string, part: Known): void {
  writeStored(keyOf(personId), { ...readKnown(personId), ...part });
}

export function knownChildren(personId: string): Children | undefined {
  return readKnown(personId).children;
}

/** Weeks of children who are none of them any more go with the list. */
export function noteChildren(personId: string, children: Children): void {
  const ids = children.children.map((child) => child.personId);
  const weeks = Object.entries(readKnown(personId).weeks ?? {});
  const kept = Object.fromEntries(weeks.filter(([childId]) => ids.includes(childId)));
  note(personId, { children, weeks: kept });
}

/** Of this week only; closed when its time has come meanwhile. */
export function knownWeek(personId: string, childId: string): WeekForm | undefined {
  const week = readKnown(personId).weeks?.[childId];
  const nowMs = serverNowMs();
  if (week?.monday !== startOfWeek(toLocalDate(nowMs))) return undefined;
  return week.state === 'open' && nowMs >= week.closesAtMs ? { ...week, state: 'closed' } : week;
}

export function noteWeek(personId: string, week: WeekForm): void {
  const { weeks } = readKnown(personId);
  note(personId, { weeks: { ...weeks, [week.child.childId]: week } });
}
