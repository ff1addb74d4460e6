/** One seed on the real SDK: students, counsellors and clocks at once over two afternoons; some calls die. */
import type { Reply } from '../../../../src/shared/action/contract';
import type { OwnBooking, OwnWait } from '../../../../src/shared/bookings/views';
import type { Actor, World } from '../../../harness/world';
import { createRandom, type Random } from '../../messages/random';

const starts = ['12:00', '12:50', '13:40'] as const;
/** Whose first day is filled before the story, so that there is a line. */
const lin = 'demo-c-1';
const allStarts = [...starts, '14:30', '15:20', '16:10'] as const;
const counsellors = ['demo-c-1', 'demo-c-2', 'demo-c-4', null] as const;
const rounds = 6;
const halfHour = 1_800_000;

const acts = {
  hold: 5,
  confirm: 8,
  cancel: 3,
  'one of the first cancels': 2,
  move: 4,
  join: 3,
  answer: 4,
  'put off': 1,
  close: 0.3,
  clock: 3,
};

export class SeedDriver {
  readonly totals = {
    calls: 0,
    deaths: 0,
    refused: {} as Record<string, number>,
    booked: 0,
    given: 0,
  };
  private random: Random = createRandom(0);
  private seed = 0;
  private count = 0;
  private dates: readonly [string, string] = ['', ''];

  constructor(
    private readonly world: World,
    private readonly students: readonly Actor[],
    /** Six who fill a day. */
    private readonly first: readonly Actor[],
    private readonly lead: Actor,
  ) {}

  /** The clock stands some days before the dates. */
  async run(seed: number, dates: readonly [string, string]): Promise<void> {
    Object.assign(this, { random: createRandom(seed), seed, dates });
    await this.fillDay();
    for (let round = 0; round < rounds; round += 1) {
      await this.pass();
      const isDeadly = this.random.chance(0.25);
      if (isDeadly) await this.armDeath();
      const crowd = Array.from({ length: this.random.between(2, 5) }, () => this.act());
      await Promise.all(crowd.map((work) => work()));
      if (isDeadly) await this.bury();
    }
    await this.offerAndAnswer();
  }

  /** Somebody gives up a place of the full day; at the mark the line is served, and everybody answers at once. */
  private async offerAndAnswer(): Promise<void> {
    const [date] = this.dates;
    const join = (student: Actor) =>
      this.call(student, 'bookings.join-waiting', { date, counsellorId: lin });
    await Promise.all(this.students.map(join));
    const leavers = this.first.slice(0, 2);
    const leave = (student: Actor) =>
      this.onBooking(student, (bookingId) => ['bookings.cancel', { bookingId }])();
    await Promise.all(leavers.map(leave));
    const nowMs = await this.world.nowMs();
    await this.world.jumpTo(Math.ceil((nowMs + 1) / halfHour) * halfHour);
    await Promise.all([this.world.cloud.call('clock'), this.world.cloud.call('clock')]);
    await Promise.all(this.students.map((student) => this.answer(student, true)()));
  }

  private async fillDay(): Promise<void> {
    for (const [index, start] of allStarts.entries()) {
      const student = this.first[index];
      const input = { counsellorId: lin, date: this.dates[0], start, topic: null };
      if (student) await this.call(student, 'bookings.confirm', input);
    }
  }

  /** A clock that nothing disturbs, after every hold has run out. */
  async rest(): Promise<void> {
    await this.world.skipTo((await this.world.nowMs()) + 4 * 60_000);
  }

  /** To a mark of the day as often as not: there offers begin and end. */
  private async pass(): Promise<void> {
    const nowMs = await this.world.nowMs();
    const toMark = Math.ceil((nowMs + 1) / halfHour) * halfHour;
    const by = this.random.chance(0.5) ? toMark - nowMs : this.random.between(5, 240) * 1_000;
    await this.world.jumpTo(nowMs + by);
  }

  private act(): () => Promise<unknown> {
    const { random } = this;
    const student = random.pickOf(this.students);
    if (!student) return () => Promise.resolve();
    const asked = {
      counsellorId: random.pick(counsellors),
      date: random.pick(this.dates),
      start: random.pick(starts),
    };
    switch (random.weighted(acts)) {
      case 'hold':
        return () => this.call(student, 'bookings.hold', asked);
      case 'confirm':
        return this.confirm(student, { ...asked, topic: null });
      case 'cancel':
        return this.onBooking(student, (bookingId) => ['bookings.cancel', { bookingId }]);
      case 'one of the first cancels': {
        const one = random.pickOf(this.first) ?? student;
        return this.onBooking(one, (bookingId) => ['bookings.cancel', { bookingId }]);
      }
      case 'move':
        return this.onBooking(student, (bookingId) => [
          'bookings.reschedule',
          { bookingId, ...asked },
        ]);
      case 'join': {
        const [date] = this.dates;
        const place = random.chance(0.7) ? { date, counsellorId: lin } : asked;
        const input = { date: place.date, counsellorId: place.counsellorId };
        return () => this.call(student, 'bookings.join-waiting', input);
      }
      case 'answer':
        return this.answer(student, random.chance(0.75));
      case 'put off':
        return async () => {
          const booking = await this.ownBooking(student);
          if (booking)
            await this.call(this.lead, 'bookings.put-off', {
              bookingId: booking,
              reason: '临时有事',
            });
        };
      case 'close':
        return () => this.closeForAWhile(asked.counsellorId ?? 'demo-c-4', asked.date);
      case 'clock':
        return () => this.world.cloud.call('clock');
    }
  }

  /** Sometimes two taps at once, with one request id: one booking. */
  private confirm(student: Actor, input: object): () => Promise<unknown> {
    this.count += 1;
    const requestId = `simulation-${this.seed}-${this.count}`;
    const taps = this.random.chance(0.3) ? 2 : 1;
    return async () => {
      const tap = () => this.call(student, 'bookings.confirm', input, requestId);
      const replies = await Promise.all(Array.from({ length: taps }, tap));
      if (replies.some((reply) => reply?.ok)) this.totals.booked += 1;
    };
  }

  private onBooking(
    student: Actor,
    act: (bookingId: string) => [string, object],
  ): () => Promise<unknown> {
    return async () => {
      const bookingId = await this.ownBooking(student);
      if (bookingId !== null) await this.call(student, ...act(bookingId));
    };
  }

  private async ownBooking(student: Actor): Promise<string | null> {
    const { bookings = [] } = (await this.mine(student)) ?? {};
    const open = bookings.filter(({ state }) => state === 'confirmed' || state === 'to-adjust');
    return open[this.count % Math.max(1, open.length)]?.bookingId ?? null;
  }

  private async mine(student: Actor): Promise<{ bookings: OwnBooking[]; waits: OwnWait[] } | null> {
    const reply = await this.call(student, 'bookings.mine', {});
    return reply?.ok ? (reply.data as { bookings: OwnBooking[]; waits: OwnWait[] }) : null;
  }

  private answer(student: Actor, accept: boolean): () => Promise<unknown> {
    this.count += 1;
    const requestId = `answer-${this.seed}-${this.count}`;
    return async () => {
      const offered = (await this.mine(student))?.waits.find(({ offer }) => offer !== null);
      if (!offered) return;
      const input = { waitId: offered.waitId, accept };
      const reply = await this.call(student, 'bookings.answer-offer', input, requestId);
      if (reply?.ok && accept) this.totals.given += 1;
    };
  }

  private async closeForAWhile(counsellorId: string, date: string): Promise<void> {
    await this.call(this.lead, 'bookings.close-day', { counsellorId, date, reason: '临时外出' });
    await this.call(this.lead, 'bookings.reopen-day', { counsellorId, date });
  }

  /** Null: the invocation died, and nobody knows how far it came. */
  private async call(
    actor: Actor,
    action: string,
    input: object,
    requestId?: string,
  ): Promise<Reply<unknown> | null> {
    this.totals.calls += 1;
    try {
      const reply = await actor.reply(action, input, requestId === undefined ? {} : { requestId });
      if (!reply.ok)
        this.totals.refused[reply.error.code] = (this.totals.refused[reply.error.code] ?? 0) + 1;
      return reply;
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('api failed')) return null;
      throw error;
    }
  }

  private async armDeath(): Promise<void> {
    const kill = {
      function: this.random.pick(['api', 'clock']),
      atAdminCall: this.random.between(4, 40),
      after: this.random.chance(0.5),
    };
    await this.world.faults({ kill });
  }

  private async bury(): Promise<void> {
    const { lastKill } = await this.world.faults({ reset: true, dropAbandonedTransactions: true });
    if (lastKill?.fired) this.totals.deaths += 1;
  }
}
