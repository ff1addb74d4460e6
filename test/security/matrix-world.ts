/** The world of the role matrix: who acts for which role, what inputs may point at, and how cells are sent. */
import type { LocalPerson } from '../../local-cloud/gateway/people';
import type { StoredDesk } from '../../cloudfunctions/features/duty/collections';
import { mayCall, type Reply, type Role } from '../../src/shared/action/contract';
import { confirmBooking } from '../../src/shared/bookings/student-contracts';
import { dutyNow } from '../../src/shared/duty/now-contract';
import { proposeSwap } from '../../src/shared/duty/contracts';
import { postMessage } from '../../src/shared/messages/student-contracts';
import { dayMs, minuteMs, startOfWeek, toLocalDate } from '../../src/shared/time';
import { startWorld, type World } from '../harness/world';
import { makeOpening } from './preparations/seal';
import { uploadList } from './preparations/roster-import';
import { makeRightsObjects } from './preparations/rights';
import { makeLetterObjects } from './preparations/letter-box';
import { makePeopleObjects } from './preparations/people';
import { makeTrainingObjects } from './preparations/training';
import { exampleOf, type Contract, type Objects } from './examples';
import { exampleDate } from './examples/bookings';
import { schoolIds, TestAccounts, type SchoolId } from './test-accounts';

export interface Cell {
  contract: Contract;
  role: Role;
  schoolId: SchoolId;
  input: unknown;
}

export interface Answer {
  cell: Cell;
  reply: Reply<unknown>;
}

const atATime = 4;
/** Enough for all calls under way and the clock: a cold start costs as much as ten calls. */
const enough = atATime + 2;
/** Their work asks for a place on the school's duty desk: who holds the role in the seed acts. */
const onDesk: readonly Role[] = ['counsellor', 'lead-counsellor', 'leader'];

/** A class of each school and one of its students. */
const classOf: Record<SchoolId, Pick<Objects, 'classId' | 'studentId'>> = {
  demo: { classId: 'demo-6-1', studentId: 'demo-s-6-1-20' },
  demo2: { classId: 'demo2-3-1', studentId: 'demo2-s-3-1-01' },
};

const farSight = { key: 'bookings.horizon-days', value: 60, fromMs: 0 };

export function isAllowed(contract: Contract, role: Role): boolean {
  return mayCall(contract, [role]);
}

export class MatrixWorld {
  private readonly objectsOf = new Map<SchoolId, Objects>();
  private readonly dutyOf = new Map<SchoolId, LocalPerson>();
  private nextStudent = 0;
  /** Who has a talk booked from the start: another act could be one too many in its month (B2). */
  private booked: ReadonlySet<unknown> = new Set();

  private constructor(
    readonly world: World,
    readonly accounts: TestAccounts,
  ) {}

  static async start(instances = enough): Promise<MatrixWorld> {
    const world = await startWorld({ args: ['--instances', String(instances)] });
    const matrix = new MatrixWorld(world, await TestAccounts.create(world));
    // Acts are tried many times: there must be slots enough to book.
    await matrix.changeStored('schools', 'demo', { policyValues: [farSight] });
    await world.tick('clock');
    const seeded = (await world.dump('bookings'))['bookings'] ?? [];
    matrix.booked = new Set(seeded.map(({ studentId }) => studentId));
    for (const schoolId of schoolIds) {
      matrix.dutyOf.set(schoolId, await matrix.onDuty(schoolId));
      matrix.objectsOf.set(schoolId, await matrix.makeObjects(schoolId));
    }
    return matrix;
  }

  objects(schoolId: SchoolId): Objects {
    const found = this.objectsOf.get(schoolId);
    if (!found) throw new Error(`no objects of ${schoolId}`);
    return found;
  }

  /** Whether an input of this action names something of a school. */
  pointsAtObjects(contract: Contract): boolean {
    const [one, other] = schoolIds.map((schoolId) => exampleOf(contract, this.objects(schoolId)));
    return JSON.stringify(one) !== JSON.stringify(other);
  }

  actor(schoolId: SchoolId, role: Role): LocalPerson {
    if (role === 'counsellor') return this.dutyOf.get(schoolId) ?? this.accounts.of(schoolId, role);
    if (onDesk.includes(role)) return this.world.personOf(schoolId, role);
    return this.accounts.of(schoolId, role);
  }

  async onDuty(schoolId: SchoolId): Promise<LocalPerson> {
    const lead = await this.world.as(this.world.personOf(schoolId, 'lead-counsellor'));
    const { onDuty } = await lead.call(dutyNow, {});
    return this.world.person(onDuty?.personId ?? '');
  }

  colleague(schoolId: SchoolId, butNot: LocalPerson): LocalPerson {
    const found = this.world.people.find(
      ({ role, personId }) =>
        role === 'counsellor' &&
        this.world.isOfSchool(personId, schoolId) &&
        personId !== butNot.personId,
    );
    if (!found) throw new Error(`no colleague in ${schoolId}`);
    return found;
  }

  /** A student of the demonstration school who has not acted yet, and has nothing booked. */
  freshStudent(): LocalPerson {
    this.nextStudent += 1;
    const student = this.world.student(this.nextStudent);
    return this.booked.has(student.personId) ? this.freshStudent() : student;
  }

  async newThread(student: LocalPerson, text = '老师，我想说说话。'): Promise<string> {
    const { thread } = await (await this.world.as(student)).call(postMessage, { text });
    return thread.threadId;
  }

  async offerSwap(from: LocalPerson, to: LocalPerson, shiftStartMs: number): Promise<string> {
    const actor = await this.world.as(from);
    const { swap } = await actor.call(proposeSwap, { shiftStartMs, toPersonId: to.personId });
    return swap.swapId;
  }

  /** After so many weeks the same counsellor has the days again. */
  async weeksOfRound(schoolId: SchoolId): Promise<number> {
    const desks = (await this.world.dump('duty_desks'))['duty_desks'] ?? [];
    const desk = desks.find(({ _id }) => _id === schoolId) as unknown as StoredDesk;
    return desk.roster.rotation.personIds.length;
  }

  /** Past the product: as if nobody had signed this roster yet. */
  async unsignRoster(schoolId: SchoolId): Promise<void> {
    await this.changeStored('duty_desks', schoolId, { acceptance: null });
  }

  /** Past the product, as an operator or a fault might: replaces fields of one document. */
  async changeStored(collectionName: string, id: string, fields: object): Promise<void> {
    const reply = await this.world.cloud.admin('database.modifyDocument', {
      collectionName,
      query: JSON.stringify({ _id: id }),
      data: JSON.stringify({ $set: fields }),
      multi: false,
      merge: true,
      upsert: false,
    });
    if ('code' in reply) throw new Error(`not changed: ${String(reply['message'])}`);
  }

  /** Lets the minute of the rate limits pass. */
  async nextMinutes(): Promise<void> {
    await this.passMinutes();
    await this.world.tick('clock');
  }

  /** The same without a clock: nothing but time changes, so a comparison of the store still holds. */
  async passMinutes(): Promise<void> {
    await this.world.jumpTo((await this.world.nowMs()) + 2 * minuteMs);
  }

  /** Sends all cells, 8 at a time. */
  async send(cells: readonly Cell[]): Promise<Answer[]> {
    const answers: Answer[] = [];
    const queue = [...cells];
    const worker = async () => {
      for (let cell = queue.shift(); cell; cell = queue.shift()) {
        const actor = await this.world.as(this.actor(cell.schoolId, cell.role));
        answers.push({ cell, reply: await actor.reply(cell.contract.name, cell.input) });
      }
    };
    await Promise.all(Array.from({ length: atATime }, worker));
    return answers;
  }

  /** A booking of a day that the seed leaves free. */
  async book(
    student: LocalPerson,
    at: { counsellorId: string | null; start: string; date?: string },
  ): Promise<string> {
    const actor = await this.world.as(student);
    const input = { date: exampleDate, ...at, topic: null };
    return (await actor.call(confirmBooking, input)).booking.bookingId;
  }

  private async makeObjects(schoolId: SchoolId): Promise<Objects> {
    const duty = this.actor(schoolId, 'counsellor');
    const colleague = this.colleague(schoolId, duty);
    const lead = await this.world.as(this.world.personOf(schoolId, 'lead-counsellor'));
    const { shift } = await lead.call(dutyNow, {});
    const list = await uploadList(
      await this.world.as(this.actor(schoolId, 'admin')),
      'list-of-the-matrix-01',
    );
    // Tomorrow's day shift: the weekly rotation keeps whoever has it now.
    const shiftStartMs = (shift?.startMs ?? 0) + dayMs;
    const student = this.world.personOf(schoolId, 'student');
    return {
      counsellorId: duty.personId,
      bookingId: await this.book(student, { counsellorId: duty.personId, start: '16:10' }),
      waitId: `${schoolId}-no-place-in-a-line`,
      // Seeded in the demonstration school; in the other nobody asked.
      requestId: `${schoolId}-seed-request-50`,
      requestRef: `${schoolId}-seed-reference-100`,
      threadId: await this.newThread(this.accounts.of(schoolId, 'student')),
      colleagueId: colleague.personId,
      swapId: await this.offerSwap(duty, colleague, shiftStartMs),
      shiftStartMs,
      rosterVersion: 1,
      deskVersion: 1,
      planNumber: 0,
      ...classOf[schoolId],
      monday: startOfWeek(toLocalDate(await this.world.nowMs())),
      today: toLocalDate(await this.world.nowMs()),
      taken: 'page-of-a-book-01',
      askingNumber: 1,
      askedSubject: 'chinese',
      formVersion: 0,
      slotDate: exampleDate,
      slotStart: '12:00',
      hoursVersion: 1,
      roomId: `${schoolId}-room-1`,
      roomName: '谈心室',
      roomsVersion: 1,
      schoolVersion: 1,
      settingNumber: 0,
      openingId: await makeOpening(this, schoolId),
      keyRole: 'lead',
      importId: list.importId,
      importVersion: list.version,
      ...(await makeTrainingObjects(this, schoolId)),
      ...(await makePeopleObjects(this, schoolId)),
      ...(await makeRightsObjects(this, schoolId)),
      ...(await makeLetterObjects(this, schoolId)),
      // The same at every school: whose a house's are is shown in its own stories (test/stories/care).
      ...{ careThreadId: 'thread-of-a-colleague-01', memberId: 'somebody-of-a-house' },
      memberMobile: '13900000001',
    };
  }
}
