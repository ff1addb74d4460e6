/**
 * The teachers' own channel (教师心理关爱, M8) is a house of its own beside the school: a tenant whose id follows from
 * the school's. Every tenant key begins with it, so nobody of the school reaches anything in it.
 */
import type { Role } from '../action/contract';

const suffix = '~care';

export const careHouseOf = (schoolId: string): string => `${schoolId}${suffix}`;

export const isCareHouse = (schoolId: string): boolean => schoolId.endsWith(suffix);

/** The school beside which the house stands; null for what is no house. */
export function schoolOfHouse(houseId: string): string | null {
  return isCareHouse(houseId) ? houseId.slice(0, -suffix.length) : null;
}

/** Whoever holds one of these at the school may hold nothing in its house, whatever was before (M8). */
export const leadershipRoles: readonly Role[] = [
  'leader',
  'admin',
  'lead-counsellor',
  'counsellor',
];

export const isLeadership = (held: readonly Role[]): boolean =>
  held.some((role) => leadershipRoles.includes(role));

/** What of a school's actions a house has: the message box and what it stands on, nothing else (least privilege). */
const featuresOfHouses: readonly string[] = [
  ...['people', 'messages', 'duty', 'seal', 'notices'],
  ...['audit', 'settings', 'retention', 'care'],
];

export const isActionOfHouses = (action: string): boolean =>
  featuresOfHouses.includes(action.slice(0, action.indexOf('.')));

/** The parts that people play in a house, with the rights that make them. */
export const careParts = ['union', 'lead', 'counsellor'] as const;
export type CarePart = (typeof careParts)[number];

/** The union (or the district) stands where a school's leaders stand, the outside counsellors where its centre does. */
export const rolesOfPart: Record<CarePart, readonly Role[]> = {
  union: ['leader', 'union'],
  lead: ['lead-counsellor'],
  counsellor: ['counsellor'],
};

export const partWords: Record<CarePart, string> = {
  union: '工会或区里',
  lead: '校外咨询师（负责人）',
  counsellor: '校外咨询师',
};

export function partOf(held: readonly Role[]): CarePart | null {
  return careParts.find((part) => rolesOfPart[part].every((role) => held.includes(role))) ?? null;
}

/** What a person of the house reads above their pages. */
export const careHouseName = (schoolName: string): string => `${schoolName} · 教师关爱`;
