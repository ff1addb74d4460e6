/** What both sides know of the sealed identity (M6). */
import * as z from 'zod/mini';

/** Each half of a seal is for one of these keys; both are needed. */
export const keyRoles = ['leader', 'lead'] as const;
export type KeyRole = (typeof keyRoles)[number];
export const keyRoleSchema = z.enum(keyRoles);

export const otherKey = (role: KeyRole): KeyRole => (role === 'leader' ? 'lead' : 'leader');

/** As people call the two keys. */
export const keyRoleWords: Record<KeyRole, string> = {
  leader: '学校负责人钥匙',
  lead: '心理中心钥匙',
};

export const leastHolders = 2;

export const openingStates = ['asked', 'half', 'open', 'closed', 'declined', 'lapsed'] as const;
export type OpeningState = (typeof openingStates)[number];

/** A thread's author, or the monthly drill on a test seal. */
export const openingKinds = ['thread', 'drill'] as const;

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
