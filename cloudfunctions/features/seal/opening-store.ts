/** Stored openings (M6): found, shown, and written with what the state machine says. */
import {
  asOf,
  moveOpening,
  nextChangeMs,
  type OpeningTrack,
} from '../../../src/shared/seal/opening';
import { isCareHouse } from '../../../src/shared/care/house';
import type { OpeningView } from '../../../src/shared/seal/opening-contracts';
import { drillSeatKeys, freeSeat, seatKeys, type SeatKeys } from '../../../src/shared/seal/seats';
import { sealFiguresAt, type SealFigures } from '../../../src/shared/seal/policy';
import { apartFor, concernsFamily, isConcerned } from '../../../src/shared/messages/concern';
import type { ColleagueFacts, PeoplePort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import type { ActionContext } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import { loadSchool } from '../../platform/school';
import type { Transaction } from '../../platform/transact';
import { sealOpenings, type SealOpening } from './collections';
import { heldBy, loadKeys, type SchoolKeys } from './keys';
import type { ThreadSeal, ThreadSealsPort } from './thread-seals-port';

export const openingSubject = 'seal-opening';
/** Nothing is left for the clock to do. */
export const neverMs = 8_640_000_000_000_000;

export function trackAt({ track }: SealOpening, nowMs: number): OpeningTrack {
  return asOf(track, nowMs);
}

/** When the clock has to look again. */
export function nextLookMs(
  { track, reviewAtMs }: Pick<SealOpening, 'track' | 'reviewAtMs'>,
  nowMs: number,
): number {
  const times = [nextChangeMs(track), reviewAtMs].filter((time) => time !== null && time > nowMs);
  return Math.min(neverMs, ...times.map(Number));
}

/** The opening with another track; what was opened and the passed-on half do not outlive it. */
export function withTrack(opening: SealOpening, track: OpeningTrack, nowMs: number): SealOpening {
  const changed = {
    ...opening,
    track: { ...track, approvals: [...track.approvals], excludedIds: [...track.excludedIds] },
    half: track.state === 'half' ? opening.half : null,
    opened: track.state === 'open' ? opening.opened : null,
  };
  return { ...changed, nextAtMs: nextLookMs(changed, nowMs) };
}

export async function saveOpening(
  transaction: Transaction,
  opening: SealOpening,
): Promise<SealOpening> {
  const saved = { ...opening, version: opening.version + 1 };
  await transaction.update(sealOpenings, saved._id, saved);
  return saved;
}

/** Who asked or approved: the people an opening is opened for. */
export function isNamed({ askedById, track }: SealOpening, personId: string): boolean {
  return askedById === personId || track.approvals.some((one) => one.personId === personId);
}

/** A drill, and a thread that is gone, are about nobody. */
const ofNobody: ThreadSeal = { seal: null, concerns: [] };

/** A seal by its nonce: no two are alike. */
export const markOfSeal = ({ sealed }: { sealed: string }) => sealed.slice(0, 16);

/** What turns stored openings into what one caller may see of them, seeing whom their threads are about now (W9). */
export class OpeningViews {
  private readonly seals = new Map<string, ThreadSeal>();

  private constructor(
    private readonly context: ActionContext,
    private readonly threads: ThreadSealsPort,
    readonly keys: SchoolKeys,
    private readonly colleagues: readonly ColleagueFacts[],
    readonly figures: SealFigures,
    readonly schoolName: string,
  ) {}

  static async load(
    people: PeoplePort,
    threads: ThreadSealsPort,
    context: ActionContext,
  ): Promise<OpeningViews> {
    const { caller, nowMs } = context;
    const { schoolId } = caller;
    const [keys, colleagues, school] = await Promise.all([
      loadKeys(schoolId),
      people.colleagues(schoolId, toLocalDate(nowMs)),
      loadSchool(schoolId, nowMs),
    ]);
    const figures = sealFiguresAt(school.policyValues, nowMs);
    return new OpeningViews(context, threads, keys, colleagues, figures, school.name);
  }

  /** Reads afresh whom the openings' threads are about: before anything is said of them. */
  async learn(openings: readonly (Pick<SealOpening, 'threadId'> | null)[]): Promise<void> {
    const ids = openings.flatMap((opening) => opening?.threadId ?? []);
    const found = await this.threads.sealsOf(this.context.caller.schoolId, ids);
    for (const [threadId, seal] of found) this.seals.set(threadId, seal);
  }

  threadOf({ threadId }: Pick<SealOpening, 'threadId'>): ThreadSeal {
    return (threadId === null ? undefined : this.seals.get(threadId)) ?? ofNobody;
  }

  seatKeysOf(opening: Pick<SealOpening, 'kind' | 'threadId' | 'drillOf'>): SeatKeys {
    if (opening.kind === 'drill') return drillSeatKeys[opening.drillOf ?? 'school'];
    return seatKeys(this.threadOf(opening).concerns);
  }

  /** Whoever the thread is about. */
  excludedFrom(opening: Pick<SealOpening, 'threadId'>): readonly string[] {
    return apartFor(this.threadOf(opening).concerns, this.colleagues).excludedIds;
  }

  /** As it stands now that the author may have said more: approvals that count for nothing are gone. */
  now(opening: SealOpening): SealOpening {
    const { seal } = this.threadOf(opening);
    const { half } = opening;
    const resealed = opening.kind === 'thread' && half !== null && !isOfSeal(half, seal);
    const event = { kind: 'concern' as const, excludedIds: this.excludedFrom(opening), resealed };
    const { nowMs } = this.context;
    const moved = moveOpening(opening.track, event, nowMs, 0);
    return moved.ok ? withTrack(opening, moved.track, nowMs) : opening;
  }

  maySee(opening: SealOpening): boolean {
    const { caller } = this.context;
    const { concerns } = this.threadOf(opening);
    if (isConcerned(concerns, caller.roles)) return false;
    const held = heldBy(this.keys, caller.personId);
    const { leader, lead } = this.seatKeysOf(opening);
    // Those of the district practise among themselves.
    if (opening.drillOf === 'district') return held === 'district';
    return (
      isNamed(opening, caller.personId) ||
      caller.roles.some((role) => role === 'leader' || role === 'lead-counsellor') ||
      held === leader ||
      held === lead
    );
  }

  /** The opening as it stands now, when the caller may know of it; `not-found` otherwise. */
  visible(opening: SealOpening | null): SealOpening {
    if (opening?.schoolId !== this.context.caller.schoolId || !this.maySee(opening))
      throw new AppError('not-found', 'opening');
    return this.now(opening);
  }

  of(stored: SealOpening): OpeningView {
    const { caller, nowMs } = this.context;
    const opening = this.now(stored);
    const track = trackAt(opening, nowMs);
    const { declined, kind, threadId } = opening;
    const isLead = caller.roles.includes('lead-counsellor');
    const mayRead = opening.askedById === caller.personId || isLead;
    return {
      openingId: opening._id,
      kind,
      state: track.state,
      threadId: mayRead ? threadId : null,
      reason: opening.reason,
      askedByName: this.nameOf(opening.askedById),
      askedAtMs: track.askedAtMs,
      lapsesAtMs: track.lapsesAtMs,
      reachByMs: track.askedAtMs + this.figures.reachMs,
      approvals: track.approvals.map(({ seat, key = seat, personId, atMs }) => ({
        seat,
        key,
        name: this.nameOf(personId),
        atMs,
      })),
      seatKeys: this.seatKeysOf(opening),
      ofColleague: isCareHouse(opening.schoolId),
      aboutFamily: concernsFamily(this.threadOf(opening).concerns),
      openedAtMs: track.openedAtMs,
      closesAtMs: track.closesAtMs,
      endedAtMs: track.endedAtMs,
      declined: declined && {
        byName: this.nameOf(declined.byPersonId),
        reason: declined.reason,
      },
      mySeat: this.seatNow(opening, track),
      mayView: kind === 'thread' && track.state === 'open' && mayView(opening, caller.personId),
      mayRecord: mayRecord(opening, caller),
      guardian: this.told(opening.guardian),
      student: this.told(opening.student),
      reviewAtMs: opening.reviewAtMs,
    };
  }

  private nameOf(id: string): string {
    return this.colleagues.find(({ personId }) => personId === id)?.name ?? '老师';
  }

  private told(told: SealOpening['guardian']) {
    return told && { ...told, byName: this.nameOf(told.byPersonId) };
  }

  private seatNow(opening: SealOpening, { state, approvals, excludedIds }: OpeningTrack) {
    const { personId } = this.context.caller;
    const isOver = state !== 'asked' && state !== 'half';
    const hasApproved = approvals.some((one) => one.personId === personId);
    if (isOver || hasApproved || excludedIds.includes(personId)) return null;
    return freeSeat(this.seatKeysOf(opening), heldBy(this.keys, personId), approvals);
  }
}

/** A half from before has no mark: it is of the seal that was there before anybody could say whom it is about. */
function isOfSeal(half: NonNullable<SealOpening['half']>, seal: ThreadSeal['seal']): boolean {
  return seal !== null && (half.ofSeal === undefined || half.ofSeal === markOfSeal(seal));
}

/** The named people, but for those whom the thread turned out to be about (W9). */
export function mayView(opening: SealOpening, personId: string): boolean {
  return isNamed(opening, personId) && !opening.track.excludedIds.includes(personId);
}

/** Whether what belongs afterwards is written down; a colleague's guardian is nobody (M8). */
export function isFollowedUp({ schoolId, guardian, student }: SealOpening): boolean {
  return student !== null && (guardian !== null || isCareHouse(schoolId));
}

/** Once it was opened, by the named people and the lead. */
export function mayRecord(opening: SealOpening, caller: Caller): boolean {
  const isLead = caller.roles.includes('lead-counsellor');
  const wasOpened = opening.kind === 'thread' && opening.track.openedAtMs !== null;
  return wasOpened && (isLead || mayView(opening, caller.personId));
}
