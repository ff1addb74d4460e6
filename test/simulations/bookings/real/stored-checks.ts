/**
 * What must hold in a dump, whoever did what in whatever order (B2, B3): nobody and nothing in two places, the
 * cap, and the guards telling the same story as the bookings.
 */
export type Doc = Record<string, unknown>;
export type Dump = Record<string, Doc[]>;

interface Timed {
  date: string;
  start: string;
  end: string;
}

interface StoredBooking extends Timed {
  _id: string;
  studentId: string;
  counsellorId: string;
  roomId: string;
  state: string;
  plan: boolean;
  reminders: string[];
  move: number;
}

interface StoredDay {
  _id: string;
  kind: string;
  resourceId: string;
  date: string;
  entries: { ref: string; kind: string; start: string; end: string }[];
}

interface StoredMonth {
  studentId: string;
  month: string;
  granted: number;
  sessions: (Timed & { bookingId: string; counts: boolean })[];
}

interface StoredHold extends Timed {
  _id: string;
  counsellorId: string;
  roomId: string;
}

interface StoredLine {
  date: string;
  entries: {
    waitId: string;
    offer: { counsellorId: string; roomId: string; start: string } | null;
  }[];
}

export const bookingGuarantees = [
  'counsellor',
  'room',
  'student',
  'cap',
  'guards',
  'holds',
  'offers',
  'trace',
] as const;
export type BookingGuarantee = (typeof bookingGuarantees)[number];

export interface Problem {
  guarantee: BookingGuarantee;
  detail: string;
}

export interface CheckFacts {
  monthlySessions: number;
  bufferMinutes: number;
}

const inTime = ['proposed', 'confirmed', 'done', 'no-show'];
const inMonth = ['confirmed', 'done'];

/** What the checks read. */
export const bookingCollectionNames = [
  ...['bookings', 'booking_days', 'booking_months', 'booking_holds', 'booking_waits'],
];

/** Every contradiction, as readable lines. */
export function bookingProblems(
  dump: Dump,
  { monthlySessions, bufferMinutes }: CheckFacts = { monthlySessions: 4, bufferMinutes: 10 },
): Problem[] {
  const bookings = (dump['bookings'] ?? []) as unknown as StoredBooking[];
  const days = (dump['booking_days'] ?? []) as unknown as StoredDay[];
  const months = (dump['booking_months'] ?? []) as unknown as StoredMonth[];
  const taking = bookings.filter(({ state }) => inTime.includes(state));
  const coming = bookings.filter(({ state }) => inMonth.includes(state));
  return [
    ...clashes('counsellor', taking, ({ counsellorId }) => counsellorId, bufferMinutes),
    ...clashes('room', taking, ({ roomId }) => roomId, bufferMinutes),
    ...clashes('student', coming, ({ studentId }) => studentId, 0),
    ...months.flatMap((month) => overCap(month, monthlySessions)),
    ...guardProblems(taking, coming, days, months),
    ...keptProblems(dump, days),
    ...traces(dump),
  ];
}

function clashes(
  guarantee: BookingGuarantee,
  bookings: readonly StoredBooking[],
  keyOf: (booking: StoredBooking) => string,
  bufferMinutes: number,
): Problem[] {
  const groups = new Map<string, StoredBooking[]>();
  for (const booking of bookings) {
    const key = `${keyOf(booking)} on ${booking.date}`;
    groups.set(key, [...(groups.get(key) ?? []), booking]);
  }
  return [...groups].flatMap(([key, group]) =>
    group.flatMap((one, index) =>
      group
        .slice(index + 1)
        .flatMap((other) =>
          areClose(one, other, bufferMinutes)
            ? [{ guarantee, detail: `${key}: ${one.start} and ${other.start}` }]
            : [],
        ),
    ),
  );
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function areClose(one: Timed, other: Timed, buffer: number): boolean {
  return (
    minutes(one.start) < minutes(other.end) + buffer &&
    minutes(other.start) < minutes(one.end) + buffer
  );
}

function overCap({ studentId, month, granted, sessions }: StoredMonth, most: number): Problem[] {
  const counted = sessions.filter(({ counts }) => counts).length;
  if (counted <= most + granted) return [];
  return [{ guarantee: 'cap', detail: `${studentId} has ${counted} in ${month}` }];
}

/** Bookings and guards say the same: an entry for each, and no entry for nothing. */
function guardProblems(
  taking: readonly StoredBooking[],
  coming: readonly StoredBooking[],
  days: readonly StoredDay[],
  months: readonly StoredMonth[],
): Problem[] {
  const entries = new Set(
    days.flatMap(({ kind, resourceId, date, entries: held }) =>
      held
        .filter((entry) => entry.kind === 'booking' || entry.kind === 'proposal')
        .map(({ ref, start }) => `${kind} ${resourceId} ${date} ${start} ${ref}`),
    ),
  );
  const wanted = new Set(
    taking.flatMap(({ _id, counsellorId, roomId, date, start }) => [
      `counsellor ${counsellorId} ${date} ${start} ${_id}`,
      `room ${roomId} ${date} ${start} ${_id}`,
    ]),
  );
  const sessions = new Set(
    months.flatMap((month) =>
      month.sessions.map(({ bookingId, date, start }) =>
        [month.studentId, date, start, bookingId].join(' '),
      ),
    ),
  );
  const expected = new Set(
    coming.map(({ _id, studentId, date, start }) => [studentId, date, start, _id].join(' ')),
  );
  return [...differences('day', entries, wanted), ...differences('month', sessions, expected)];
}

function differences(what: string, found: Set<string>, wanted: Set<string>): Problem[] {
  const line = (detail: string) => ({ guarantee: 'guards' as const, detail });
  return [
    ...[...wanted].filter((one) => !found.has(one)).map((one) => line(`${what} lacks ${one}`)),
    ...[...found]
      .filter((one) => !wanted.has(one))
      .map((one) => line(`${what} has for nothing ${one}`)),
  ];
}

/** What is kept for somebody is kept because of a hold or an offer, and an offer is kept. */
function keptProblems(dump: Dump, days: readonly StoredDay[]): Problem[] {
  const holds = (dump['booking_holds'] ?? []) as unknown as StoredHold[];
  const lines = (dump['booking_waits'] ?? []) as unknown as StoredLine[];
  const keys = (
    id: string,
    {
      counsellorId,
      roomId,
      date,
      start,
    }: { counsellorId: string; roomId: string } & Omit<Timed, 'end'>,
  ) => [
    `counsellor ${counsellorId} ${date} ${start} ${id}`,
    `room ${roomId} ${date} ${start} ${id}`,
  ];
  const ofKind = (wanted: string) =>
    new Set(
      days.flatMap(({ kind, resourceId, date, entries }) =>
        entries
          .filter((entry) => entry.kind === wanted)
          .map(({ ref, start }) => `${kind} ${resourceId} ${date} ${start} ${ref}`),
      ),
    );
  const held = new Set(holds.flatMap((hold) => keys(hold._id, hold)));
  const offered = new Set(
    lines.flatMap(({ date, entries }) =>
      entries.flatMap(({ waitId, offer }) =>
        offer === null ? [] : keys(waitId, { ...offer, date }),
      ),
    ),
  );
  return [
    // A hold that ran out may have left its day before the clock removes it.
    ...[...ofKind('hold')]
      .filter((one) => !held.has(one))
      .map((detail) => ({ guarantee: 'holds' as const, detail })),
    ...[...differences('offer', ofKind('offer'), offered)].map(({ detail }) => ({
      guarantee: 'offers' as const,
      detail,
    })),
  ];
}

/** No instant beside a student's name (M6). */
function traces(dump: Dump): Problem[] {
  const personSide = ['bookings', 'booking_months', 'booking_waits', 'booking_requests'];
  const found: Problem[] = [];
  for (const name of personSide)
    JSON.stringify(dump[name] ?? [], (key, value: unknown) => {
      if (typeof value === 'number' && value > 1e12)
        found.push({ guarantee: 'trace', detail: `${name}.${key}` });
      return value;
    });
  return found;
}
