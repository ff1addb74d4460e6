/** What other features may ask of the duty feature; wired by the deployables. */
import type { DutyRoute } from './model';
import type { InstantMs } from '../time';

export interface StaffContact {
  personId: string;
  name: string;
  /** Word for people, e.g. 心理教师. */
  roleName: string;
  /** WeCom mobile; empty = no channel there. */
  mobile: string;
  /** The latest attempt on every channel failed at this instant; null = fine as far as known. */
  unreachableSinceMs: InstantMs | null;
}

/** One school's duty as read once: rules over it are pure. */
export interface Desk {
  schoolId: string;
  /** Who owns a new message at `atMs`, and whom rungs reach. */
  route(atMs: InstantMs): DutyRoute;
  /** Stands duty at `atMs`. */
  isOnDuty(personId: string, atMs: InstantMs): boolean;
  /** Whether the roster's day or night shift runs at `atMs`. */
  shiftKind(atMs: InstantMs): 'day' | 'night';
  contact(personId: string): StaffContact | null;
  leadIds: readonly string[];
  leaderIds: readonly string[];
  poolIds: readonly string[];
  /** May own content, is not on leave, and the channels reach them as far as known. */
  isThere(personId: string, atMs: InstantMs): boolean;
  /** May own content: counsellors, backups, leads, pool; never leaders. */
  mayOwn(personId: string): boolean;
}

export interface DutyPort {
  /** One read. Throws `not-found` for a school without a roster. */
  desk(schoolId: string, nowMs: InstantMs): Promise<Desk>;
}
