/** What every reply must keep to, whoever got it (G1, M5, M6). */
import type { Reply, Role } from '../../src/shared/action/contract';
import { errorTexts } from '../../src/shared/action/error-texts';
import type { Answer } from './matrix-world';
import type { Dump } from './linking/loot';
import type { SchoolId } from './test-accounts';
import type { World } from '../harness/world';

export const families: readonly Role[] = ['student', 'mood-member', 'guardian'];

/** Fields and words of the staff's side; none may reach a family. */
const staffOnly =
  /"(level|levelHistory|triage|spans|authorKey|keyVersion|owner\w*|staff\w*|acknowledgedBy|mobile|preview)"|"(red|orange|yellow)"/;

/**
 * Colleagues work with a named child here (B1, B3), and a class teacher's form is about the class by name (W1; who
 * may read it is told in the stories). The leader who decides on one more session learns no name (B2).
 */
function tellsChildren(action: string): boolean {
  if (action.startsWith('class-mood.')) return true;
  // The two approvals are there for this one look (M6).
  if (action === 'seal.view') return true;
  // What the child chose to tell (M1).
  if (action === 'messages.read-name') return true;
  // The door's list and the class teacher's are about families by name (T2).
  if (/^training\.(sheet|correct|find-family|walk-in|not-come)$/.test(action)) return true;
  // Who has answered the papers of the own class (G2).
  if (action === 'consent.class') return true;
  // Whoever asks who looked at a student's record has named the student (G6).
  if (/^audit\.(find-student|of-student)$/.test(action)) return true;
  // Who asked for what about whom, of the own class; who left (G2).
  if (/^(rights\.inbox|people\.leavers)$/.test(action)) return true;
  if (/^people\.(class-list|search|applications|decide-application)$/.test(action)) return true;
  return action.startsWith('bookings.') && !/^bookings\.(requests|decide)$/.test(action);
}

/** Nothing of the staff's side reaches a terminal either: whoever stands before it is a child. */
const hearsLikeFamilies: readonly Role[] = [...families, 'terminal'];

export function codeOf(reply: Reply<unknown>): string {
  return reply.ok ? 'ok' : reply.error.code;
}

/** Answers other than the expected one, as readable lines. */
export function unexpected(
  answers: readonly Answer[],
  isExpected: (code: string) => boolean,
): string[] {
  return answers
    .filter(({ reply }) => !isExpected(codeOf(reply)))
    .map(
      ({ cell, reply }) =>
        `${cell.contract.name} as ${cell.role} of ${cell.schoolId}: ${codeOf(reply)} for ${JSON.stringify(cell.input)}`,
    );
}

/** JSON with its keys in order, so that two equal values are equal texts. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/** Replies that hold more than their contract declares, as readable lines. */
export function undeclared(answers: readonly Answer[]): string[] {
  return answers
    .filter(({ cell, reply }) => {
      if (!reply.ok) return false;
      const declared = cell.contract.output.safeParse(reply.data);
      return !declared.success || sorted(declared.data) !== sorted(reply.data);
    })
    .map(({ cell }) => `${cell.contract.name} says more than it declares`);
}

/** Marks of authors and accounts; none may stand in a reply, under whatever name. */
export function markedPersons(answers: readonly Answer[], dump: Dump): string[] {
  const marks = ['author_names', 'access'].flatMap((name) =>
    (dump[name] ?? []).map(({ _id }) => String(_id)),
  );
  return answers
    .filter(({ reply }) => {
      const text = JSON.stringify(reply);
      return marks.some((mark) => text.includes(mark));
    })
    .map(({ cell }) => `${cell.contract.name} told ${cell.role} an author or an account`);
}

/** A refusal says a code, its sentence and a request id; which fields only for an input that was read. */
export function expectBareRefusal(reply: Reply<unknown>): void {
  if (reply.ok) throw new Error('the call was not refused');
  const { code, text, requestId, fields, ...rest } = reply.error;
  expect({ rest, keys: Object.keys(reply).sort() }).toEqual({
    rest: {},
    keys: ['error', 'ok', 'serverNowMs'],
  });
  expect(text).toBe(errorTexts[code]);
  expect(text).toMatch(/^[\u4e00-\u9fff]/);
  expect(requestId).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
  if (code !== 'invalid-input') expect(fields).toBeUndefined();
}

/** What names one school's people; names that both schools have say nothing. */
function marksOf(world: World, schoolId: SchoolId): string[] {
  const namesOf = (inside: boolean) =>
    world.people
      .filter(({ personId }) => world.isOfSchool(personId, schoolId) === inside)
      .map(({ name }) => name);
  const elsewhere = new Set(namesOf(false));
  return [`${schoolId}-`, ...namesOf(true).filter((name) => !elsewhere.has(name))];
}

function familyMarksOf({ people }: World): string[] {
  const own = people.filter(({ role }) => families.includes(role as Role));
  const staff = people.filter(({ role }) => !families.includes(role as Role));
  // Whoever works at the school too is known there; a name inside a colleague's says nothing.
  const openids = new Set(staff.map(({ openid }) => openid));
  const known = staff.map(({ name }) => name).join('|');
  return own
    .filter(({ openid }) => !openids.has(openid))
    .flatMap(({ personId, openid, name }) => [
      personId,
      openid,
      ...(known.includes(name) ? [] : [name]),
    ]);
}

/** Checks of one world, with its people's names at hand. */
export class ReplyChecks {
  private readonly marks: Record<SchoolId, string[]>;
  private readonly staffNames: string[];
  private readonly familyMarks: string[];

  constructor(private readonly world: World) {
    this.marks = { demo: marksOf(world, 'demo'), demo2: marksOf(world, 'demo2') };
    const familyNames = new Set(
      world.people.filter(({ role }) => families.includes(role as Role)).map(({ name }) => name),
    );
    this.staffNames = world.people
      .filter(({ role, name }) => !families.includes(role as Role) && !familyNames.has(name))
      .map(({ name }) => name);
    this.familyMarks = familyMarksOf(world);
  }

  /** Everything that was said to the wrong ear, as readable lines. */
  leaks(answers: readonly Answer[], foreignIds: readonly string[] = []): string[] {
    return answers.flatMap(({ cell, reply }) => {
      const text = JSON.stringify(reply);
      const other = this.marks[cell.schoolId === 'demo' ? 'demo2' : 'demo'];
      const said = [
        ...other
          .filter((mark) => text.includes(mark))
          .map((mark) => `of the other school: ${mark}`),
        ...foreignIds.filter((id) => text.includes(id)).map((id) => `of somebody else: ${id}`),
        ...(hearsLikeFamilies.includes(cell.role)
          ? this.staffSide(text, cell.contract.name)
          : this.familySide(text, cell.contract.name)),
      ];
      return said.map((what) => `${cell.contract.name} told ${cell.role} ${what}`);
    });
  }

  /** A child by its id, its openid or its name, in the ear of a colleague; of a booking or a form it is the point. */
  private familySide(text: string, action: string): string[] {
    if (tellsChildren(action)) return [];
    return this.familyMarks
      .filter((mark) => text.includes(mark))
      .map((mark) => `a family's ${mark}`);
  }

  private staffSide(text: string, action: string): string[] {
    // Whom one books is told by name (B1).
    const told = action.startsWith('bookings.') ? [] : this.staffNames;
    const names = told.filter((name) => text.includes(name));
    const field = staffOnly.exec(text)?.[0];
    return [...names, ...(field === undefined ? [] : [field])].map((what) => `staff's ${what}`);
  }
}
