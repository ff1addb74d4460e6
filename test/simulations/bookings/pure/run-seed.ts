/** One seed: some days before two full afternoons, students who take, keep, move, leave, wait, and a clock. */
import { monthOfDate } from '../../../../src/shared/bookings/model';
import { markAt } from '../../../../src/shared/bookings/moments';
import { bookingFiguresAt } from '../../../../src/shared/bookings/policy';
import { localDateTime } from '../../../../src/shared/time';
import { createRandom, type Random } from '../../messages/random';
import { bookingProblems, type Dump, type Problem } from '../real/stored-checks';
import {
  answer,
  confirm,
  end,
  join,
  keep,
  missed,
  move,
  offer,
  sweep,
  Town,
  type Act,
  type Asked,
  type SimBooking,
  type SimHold,
  type SimLine,
} from './acts';
import type { Rules } from './rules';

const startMs = Date.parse('2026-10-29T08:00:00+08:00');
/** Over the end of a month: two months' ledgers. */
const dates = ['2026-10-30', '2026-11-02', '2026-11-03'] as const;
const starts = ['12:00', '12:50', '13:40'] as const;
const counsellors = ['lin', 'chen', 'wu'] as const;
const students = ['an', 'bo', 'chi', 'du', 'en', 'fang'] as const;
const steps = 400;
const monthlySessions = 2;

const happenings = {
  'go on': 130,
  keeps: 10,
  confirms: 10,
  'confirms again': 2,
  cancels: 6,
  moves: 6,
  'is put off': 2,
  'did not come': 1,
  'joins the line': 5,
  'answers the offer': 6,
  'the clock runs': 6,
  'seconds pass': 3,
  'minutes pass': 3,
  'someone dies': 3,
};

export interface Outcome {
  seed: number;
  problems: Problem[];
  story: string[];
  counts: Town['counts'];
}

/** Ends at the first step after which something does not hold. */
export function runSeed(seed: number, rules: Rules): Outcome {
  const story = new Story(seed, rules);
  for (let step = 0; step < steps && story.problems.length === 0; step += 1) story.step();
  return { seed, problems: story.problems, story: story.lines, counts: story.town.counts };
}

class Story {
  readonly town: Town;
  readonly lines: string[] = [];
  problems: Problem[] = [];
  private readonly random: Random;
  private running: { name: string; act: Act }[] = [];
  private booked = 0;
  private lastConfirm: { id: string; asked: Asked } | null = null;

  constructor(seed: number, rules: Rules) {
    this.random = createRandom(seed);
    const figures = { ...bookingFiguresAt([], 0), monthlySessions };
    this.town = new Town(rules, figures, startMs + this.random.below(20 * 3_600_000));
  }

  step(): void {
    const commits = this.town.store.commits;
    this.happen(this.random.weighted(happenings));
    if (this.town.store.commits > commits)
      this.problems = bookingProblems(this.dump(), { monthlySessions, bufferMinutes: 10 });
  }

  private dump(): Dump {
    const { store } = this.town;
    return {
      bookings: store.all('booking-'),
      booking_days: store.all('day:'),
      booking_months: store.all('month:'),
      booking_holds: store.all('hold:'),
      booking_waits: store.all('line:'),
    };
  }

  private happen(happening: keyof typeof happenings): void {
    const { town, random } = this;
    switch (happening) {
      case 'go on':
        return this.goOn();
      case 'keeps':
        return this.start('keeps', keep(town, this.wish()));
      case 'confirms':
        return this.confirm();
      case 'confirms again':
        if (this.lastConfirm)
          this.start('confirms again', confirm(town, this.lastConfirm.id, this.lastConfirm.asked));
        return;
      case 'cancels':
        return this.withBooking((id) => this.start(`cancels ${id}`, end(town, id, 'cancel')));
      case 'moves':
        return this.withBooking((id) => this.start(`moves ${id}`, move(town, id, this.wish())));
      case 'is put off':
        return this.withBooking((id) => this.start(`puts off ${id}`, end(town, id, 'put-off')));
      case 'did not come':
        return this.withBooking((id) => this.start(`missed ${id}`, missed(town, id)));
      case 'joins the line':
        return this.start(
          'joins',
          join(
            town,
            random.pick(students),
            random.pick(dates),
            random.pick([null, ...counsellors]),
          ),
        );
      case 'answers the offer':
        return this.answer();
      case 'the clock runs':
        return this.runClock();
      case 'seconds pass':
        return this.pass(random.between(1, 90_000));
      case 'minutes pass':
        return this.pass(random.between(1, 30) * 60_000);
      case 'someone dies':
        this.running.splice(random.below(this.running.length + 1), 1);
        return;
    }
  }

  private wish(): Asked {
    const { random } = this;
    return {
      studentId: random.pick(students),
      counsellorId: random.pick(counsellors),
      date: random.pick(dates),
      start: random.pick(starts),
    };
  }

  private start(name: string, act: Act): void {
    this.lines.push(`${this.town.nowMs} ${name}`);
    this.running.push({ name, act });
  }

  private goOn(): void {
    const chosen = this.random.pickOf(this.running);
    if (chosen?.act.next().done === true)
      this.running = this.running.filter((other) => other !== chosen);
  }

  private confirm(): void {
    const asked = this.wish();
    const hold = this.town.store.read(`hold:${asked.studentId}`) as SimHold | null;
    // Mostly what was kept, sometimes something else.
    const kept = hold !== null && this.random.chance(0.7) ? { ...asked, ...hold } : asked;
    const { studentId, counsellorId, date, start } = { ...kept, studentId: asked.studentId };
    this.booked += 1;
    const id = `booking-${this.booked}`;
    this.lastConfirm = { id, asked: { studentId, counsellorId, date, start } };
    this.start(`confirms ${id}`, confirm(this.town, id, this.lastConfirm.asked));
  }

  private withBooking(act: (id: string) => void): void {
    const booking = this.random.pickOf(this.town.store.all<SimBooking>('booking-'));
    if (booking) act(booking._id);
  }

  private answer(): void {
    const lines = this.town.store.all<SimLine>('line:');
    const offered = lines.flatMap((line) =>
      line.entries.filter((entry) => entry.offer !== null).map(({ waitId }) => ({ line, waitId })),
    );
    const chosen = this.random.pickOf(offered);
    if (!chosen) return;
    this.booked += 1;
    const accept = this.random.chance(0.7);
    const act = answer(this.town, chosen.line, chosen.waitId, `booking-${this.booked}`, accept);
    this.start(`${accept ? 'takes' : 'declines'} ${chosen.waitId}`, act);
  }

  /** Sweeps, ends offers whose time is over, and serves the lines at a mark. Sometimes two clocks at once. */
  private runClock(): void {
    const { town, random } = this;
    for (let clock = random.chance(0.3) ? 2 : 1; clock > 0; clock -= 1) {
      for (const hold of town.store.all<SimHold>('hold:'))
        if (hold.untilMs <= town.nowMs) this.start(`sweeps ${hold._id}`, sweep(town, hold._id));
      for (const line of town.store.all<SimLine>('line:')) {
        this.endOffers(line);
        if (markAt(town.nowMs, town.figures) !== null && line.entries.length > 0)
          this.serve(line.date);
      }
    }
  }

  private endOffers({ date, entries }: SimLine): void {
    for (const { waitId, offer: running } of entries) {
      if (!running || localDateTime(running.on, running.until) > this.town.nowMs) continue;
      const { counsellorId, roomId, start, end: until } = running;
      const slot = { date, start, end: until, counsellorId };
      this.start(`ends the offer of ${waitId}`, offer(this.town, slot, { waitId, roomId }));
    }
  }

  private serve(date: string): void {
    const [hour, minute] = this.random.pick(starts).split(':').map(Number);
    const from = (hour ?? 0) * 60 + (minute ?? 0);
    const time = (at: number) =>
      `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
    const counsellorId = this.random.pick(counsellors);
    const slot = { date, start: time(from), end: time(from + 40), counsellorId };
    this.start(
      `offers ${counsellorId} ${slot.start} of ${monthOfDate(date)}`,
      offer(this.town, slot, null),
    );
  }

  private pass(durationMs: number): void {
    // Now and then to a mark, where offers begin and end.
    const toMark = durationMs > 90_000 && this.random.chance(0.6);
    const halfHour = 1_800_000;
    const next = Math.ceil((this.town.nowMs + 1) / halfHour) * halfHour;
    this.town.nowMs = toMark ? next + this.random.below(60_000) : this.town.nowMs + durationMs;
  }
}
