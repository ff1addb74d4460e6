/** What both sides know of the sealed identity (M6). */
import * as z from 'zod/mini';

/** A seal has two halves; each has its place, and both are needed. */
export const seats = ['leader', 'lead'] as const;
export type Seat = (typeof seats)[number];
export const seatSchema = z.enum(seats);

export const otherSeat = (seat: Seat): Seat => (seat === 'leader' ? 'lead' : 'leader');

/** The keys of a school. The district's stands in the place of a role that a thread is about (W9, seats.ts). */
export const keyRoles = ['leader', 'lead', 'district'] as const;
export type KeyRole = (typeof keyRoles)[number];
export const keyRoleSchema = z.enum(keyRoles);

/** As people call the keys. */
const keyRoleWords: Record<KeyRole, string> = {
  leader: '学校负责人钥匙',
  lead: '心理中心钥匙',
  district: '区里的钥匙',
};

/** The same in a house of the teachers' own channel (M8): the union's and the outside counsellors'. */
const careKeyWords: Record<KeyRole, string> = {
  leader: '工会钥匙',
  lead: '校外咨询师钥匙',
  district: '区里的钥匙',
};

export const keyWords = (role: KeyRole, ofColleague: boolean): string =>
  (ofColleague ? careKeyWords : keyRoleWords)[role];

export const leastHolders = 2;

export const openingStates = ['asked', 'half', 'open', 'closed', 'declined', 'lapsed'] as const;
export type OpeningState = (typeof openingStates)[number];

/** A thread's author, or the monthly drill on a test seal. */
export const openingKinds = ['thread', 'drill'] as const;

/** Whose key a drill is about: the two of every day, or the one that takes a place where somebody is concerned (W9). */
export const drillKinds = ['school', 'district'] as const;
export type DrillKind = (typeof drillKinds)[number];

/** What a drill's test seal holds in the place of an author. */
export const drillWord = 'drill';

/** Afterwards: who was told, or why not (M6). */
export const afterSteps = [
  'guardian-told',
  'guardian-held',
  'student-told',
  'student-held',
] as const;
export type AfterStep = (typeof afterSteps)[number];
