/** What the stories of the parent school share: who is who, sessions of their own, codes as a phone shows them. */
import type { InputOf, OutputOf } from '../../../src/shared/action/contract';
import { digitStepMs, qrStepMs, stepOf } from '../../../src/shared/training/check-in';
import { openSession, signUpFamily } from '../../../src/shared/training/family-contracts';
import { doorSheet, saveSession } from '../../../src/shared/training/organiser-contracts';
import { grantFamilyNotice } from '../../../src/shared/notices/contracts';
import type { FamilySession } from '../../../src/shared/training/views';
import type { AccessPerson } from '../../../cloudfunctions/platform/collections/access';
import { changeDocument } from '../../harness/change-document';
import type { Actor, World } from '../../harness/world';

export type Doc = Record<string, unknown>;

export async function stored(world: World, collection: string): Promise<Doc[]> {
  return (await world.dump(collection))[collection] ?? [];
}

type SessionInput = InputOf<typeof saveSession>;

/** A Saturday morning, for everybody. */
export const saturday = '2026-10-17';
export const sessionInput: SessionInput = {
  sessionId: null,
  version: 0,
  publish: true,
  title: '孩子发脾气的时候，我可以先做什么',
  speaker: '市家庭教育讲师团',
  place: '报告厅',
  arrival: '从南门进，可以停车',
  steps: [{ title: '到场签到', text: '扫门口的二维码，或输入 4 位数字' }],
  date: saturday,
  start: '09:30',
  end: '11:00',
  capacity: 4,
  grades: [],
};

export async function plan(organiser: Actor, changes: Partial<SessionInput> = {}) {
  const { session } = await organiser.call(saveSession, { ...sessionInput, ...changes });
  return session;
}

export const lead = (world: World) => world.as(world.personOf('demo', 'lead-counsellor'));

/** Guardians of class 3-2, one each. */
export const family = (world: World, seat: number) =>
  world.as(`demo-g-3-2-${String(seat).padStart(2, '0')}`);

export async function families<const Seats extends readonly number[]>(
  world: World,
  ...seats: Seats
): Promise<{ [Index in keyof Seats]: Actor }> {
  const actors = await Promise.all(seats.map((seat) => family(world, seat)));
  return actors as { [Index in keyof Seats]: Actor };
}

export async function sign(actor: Actor, sessionId: string, persons = 1): Promise<FamilySession> {
  const seenPersons = (await look(actor, sessionId)).mine?.persons ?? null;
  return (await actor.call(signUpFamily, { sessionId, persons, seenPersons })).session;
}

export async function look(actor: Actor, sessionId: string): Promise<FamilySession> {
  return (await actor.call(openSession, { sessionId })).session;
}

/** The roster as it may be: a guardian of that child instead of the own one. The seed knows one of each child. */
export async function becomesGuardian(
  world: World,
  guardianId: string,
  studentId: string,
): Promise<Actor> {
  const own = guardianId.replace('-g-', '-s-');
  await changeDocument(world, 'guardian_links', `${guardianId}.${own}`, { studentId });
  const actor = await world.as(guardianId);
  const account = (await stored(world, 'access')).find(({ persons }) =>
    (persons as AccessPerson[]).some(({ personId }) => personId === guardianId),
  );
  const persons = (account?.['persons'] as AccessPerson[]).map((person) =>
    person.personId === guardianId
      ? {
          ...person,
          assignments: person.assignments.map((held) =>
            held.scope === `student:${own}` ? { ...held, scope: `student:${studentId}` } : held,
          ),
        }
      : person,
  );
  await changeDocument(world, 'access', String(account?.['_id']), { persons });
  return actor;
}

/** The guardian accepts in WeChat's dialog, and the product counts it. */
export async function askForReminders(world: World, actor: Actor, times = 3): Promise<void> {
  await world.cloud.setSubscribeBalance(actor.person.openid, 'tmpl-family', times);
  for (let count = 0; count < times; count += 1) await actor.call(grantFamilyNotice, {});
}

/** How many families WeChat told this about the session or class; whoever asked for nothing is told nothing. */
export async function told(world: World, aboutId: string, key: string): Promise<number> {
  const effects = (await stored(world, 'outbox')).filter(
    ({ state, channel, text, subject }) =>
      state === 'sent' &&
      channel !== 'family-none' &&
      (text as { key: string }).key === key &&
      (subject as { id: string }).id.includes(aboutId),
  );
  return effects.length;
}

type Sheet = OutputOf<typeof doorSheet>;

export const sheetOf = (organiser: Actor, sessionId: string) =>
  organiser.call(doorSheet, { sessionId });

/** What the organiser's phone shows at that moment, from a list that it has: no network is asked. */
export function shownAt(sheet: Sheet, atMs: number): { qr: string; digits: string } {
  const qrStep = stepOf(atMs, qrStepMs);
  const digitStep = stepOf(atMs, digitStepMs);
  const signature = sheet.signatures[qrStep - sheet.fromQrStep] ?? '';
  return {
    qr: `${qrStep}.${signature}`,
    digits: sheet.digits[digitStep - sheet.fromDigitStep] ?? '',
  };
}

/** Every number in the documents that could be an instant, with where it stands. */
export function instantsIn(docs: readonly Doc[]): string[] {
  const found: string[] = [];
  JSON.stringify(docs, (key, value: unknown) => {
    if (typeof value === 'number' && value > 1e12) found.push(key);
    return value;
  });
  return found;
}
