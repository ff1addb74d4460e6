/** Slots, children and colleagues for acts of booking that are tried again and again: each thing is used once. */
import type { LocalPerson } from '../../../local-cloud/gateway/people';
import type { Role } from '../../../src/shared/action/contract';
import { enterBooking } from '../../../src/shared/bookings/counsellor-contracts';
import {
  closeRoom,
  listRooms,
  reopenRoom,
  saveRoom,
} from '../../../src/shared/bookings/room-contracts';
import { addDays } from '../../../src/shared/time';
import type { Actor } from '../../harness/world';
import type { Objects } from '../examples';
import type { MatrixWorld } from '../matrix-world';

/** There on every school day, all afternoon. */
export const lin = 'demo-c-1';
const pool = 'demo-pool-1';
/** Nobody books that far. */
export const lastDate = '2099-12-31';

type Slot = Pick<Objects, 'slotDate' | 'slotStart'>;

const starts = ['12:00', '12:50', '13:40', '14:30', '15:20', '16:10'];
/** Mondays to Fridays that the seed leaves free; the matrix lets one book that far. */
const firstFree = '2026-11-02';
const freeDays = 15;
/** Days whose slots nobody uses: one booking fills each, or somebody closes it. */
const firstWhole = '2026-11-23';
const wholeDays = 15;
const daysOfWeek = 5;
/** Of the week that is over; a counsellor may enter what was then, at any minute. */
const lastWeek = '2026-10-06';
const pastADay = 24;

/** The n-th Monday to Friday from a Monday on. */
function weekday(monday: string, place: number): string {
  return addDays(monday, place + 2 * Math.floor(place / daysOfWeek));
}

export class BookingSupplies {
  private slots = 0;
  private pasts = 0;
  private days = 0;
  private seats = 0;
  private names = 0;
  private readonly full: { date: string; windows: { start: string; end: string }[] }[] = [];

  constructor(private readonly matrix: () => MatrixWorld) {}

  private get world() {
    return this.matrix().world;
  }

  as(person: LocalPerson): Promise<Actor> {
    return this.world.as(person);
  }

  student(): LocalPerson {
    return this.matrix().freshStudent();
  }

  /** A free slot of 林. */
  slot(): Slot {
    const place = this.slots;
    this.slots += 1;
    const day = Math.floor(place / starts.length);
    if (day >= freeDays) throw new Error('no slot is left');
    return { slotDate: weekday(firstFree, day), slotStart: starts[place % starts.length] ?? '' };
  }

  /** A time of last week at which nobody sat anywhere. */
  past(): Slot {
    const place = this.pasts;
    this.pasts += 1;
    const minute = (place % pastADay) * 55;
    const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
    return {
      slotDate: addDays(lastWeek, Math.floor(place / pastADay)),
      slotStart: `${two(minute / 60)}:${two(minute % 60)}`,
    };
  }

  /** A day of its own, past every slot. */
  nextDay(): string {
    if (this.days >= wholeDays) throw new Error('no day is left');
    this.days += 1;
    return weekday(firstWhole, this.days - 1);
  }

  async booking(student: LocalPerson): Promise<string> {
    const { slotDate: date, slotStart: start } = this.slot();
    return this.matrix().book(student, { counsellorId: lin, date, start });
  }

  /** Guardian or class teacher, with a child of theirs who has not acted yet. */
  family(role: Role): { grownUp: LocalPerson; child: LocalPerson } {
    this.seats += 1;
    const seat = String(this.seats).padStart(2, '0');
    const isGuardian = role === 'guardian';
    return {
      grownUp: this.world.person(isGuardian ? `demo-g-6-3-${seat}` : 'demo-t-6-2'),
      child: this.world.person(isGuardian ? `demo-s-6-3-${seat}` : `demo-s-6-2-${seat}`),
    };
  }

  async staff(role: Role): Promise<{ person: LocalPerson; actor: Actor }> {
    const person = this.matrix().actor('demo', role);
    return { person, actor: await this.as(person) };
  }

  /** A counsellor whose hours and days nothing else here needs, or the lead who acts for them. */
  async ofPool(role: Role) {
    const person =
      role === 'counsellor' ? this.world.person(pool) : this.matrix().actor('demo', role);
    return { person, actor: await this.as(person), poolId: pool };
  }

  /** A room that nobody needs, open or closed, and a name that it never had. */
  async spareRoom(
    state: 'open' | 'closed',
  ): Promise<Pick<Objects, 'roomId' | 'roomName' | 'roomsVersion'>> {
    const { actor } = await this.staff('lead-counsellor');
    this.names += 1;
    const before = await actor.call(listRooms, {});
    const { rooms } =
      before.rooms.length > 2
        ? before
        : await actor.call(saveRoom, {
            roomId: null,
            name: '备用室',
            place: '',
            version: before.version,
          });
    const room = rooms.at(-1);
    if (room === undefined) throw new Error('no room');
    const { roomId } = room;
    const isClosed = room.closedFrom !== null;
    if (isClosed && state === 'open') await actor.call(reopenRoom, { roomId });
    if (!isClosed && state === 'closed')
      await actor.call(closeRoom, { roomId, from: lastDate, reason: '要刷墙' });
    const { version } = await actor.call(listRooms, {});
    return { roomId, roomName: `备用室 ${this.names}`, roomsVersion: version };
  }

  /** Four sessions of October, entered afterwards; the seed gave some children one or two. */
  async studentWithFullMonth(): Promise<LocalPerson> {
    const student = this.student();
    const { actor } = await this.staff('lead-counsellor');
    for (let code = ''; code !== 'over-cap';) {
      const { slotDate: date, slotStart: start } = this.past();
      const input = { studentId: student.personId, date, start, plan: false };
      const reply = await actor.reply(enterBooking.name, input);
      code = reply.ok ? '' : reply.error.code;
      if (!['', 'over-cap'].includes(code)) throw new Error(`not entered: ${code}`);
    }
    return student;
  }

  async requestOf(studentId: string): Promise<Pick<Objects, 'requestId' | 'requestRef'>> {
    const stored = (await this.world.dump('booking_requests'))['booking_requests'] ?? [];
    const found = stored.find((request) => request['studentId'] === studentId);
    return { requestId: String(found?.['_id']), requestRef: String(found?.['ref']) };
  }

  /** 林 is there for one session, and somebody has it. */
  async fullDay(): Promise<{ date: string; holder: LocalPerson; bookingId: string }> {
    const date = this.nextDay();
    this.full.push({ date, windows: [{ start: '12:00', end: '12:40' }] });
    await this.matrix().changeStored('booking_availability', lin, { exceptions: this.full });
    const holder = this.student();
    const bookingId = await this.matrix().book(holder, {
      counsellorId: lin,
      date,
      start: '12:00',
    });
    return { date, holder, bookingId };
  }
}
