/** Stored openings (M6): found, shown, and written with what the state machine says. */
import { asOf, nextChangeMs, type OpeningTrack } from '../../../src/shared/seal/opening';
import type { OpeningView } from '../../../src/shared/seal/opening-contracts';
import { keyRoles } from '../../../src/shared/seal/model';
import { sealFiguresAt, type SealFigures } from '../../../src/shared/seal/policy';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import { holderRoles } from '../../../src/shared/seal/holder-contracts';
import type { ActionContext } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import { loadSchool } from '../../platform/school';
import type { Transaction } from '../../platform/transact';
import { sealOpenings, type SealOpening } from './collections';
import { holds, loadKeys, seatOf, type SchoolKeys } from './keys';

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

function maySee(opening: SealOpening, caller: Caller, keys: SchoolKeys): boolean {
  return (
    isNamed(opening, caller.personId) ||
    caller.roles.some((role) => role === 'leader' || role === 'lead-counsellor') ||
    keyRoles.some((role) => holds(keys[role], caller.personId))
  );
}

/** The opening, when the caller may know of it; `not-found` otherwise. */
export function visibleOpening(
  opening: SealOpening | null,
  caller: Caller,
  keys: SchoolKeys,
): SealOpening {
  if (opening?.schoolId !== caller.schoolId || !maySee(opening, caller, keys))
    throw new AppError('not-found', 'opening');
  return opening;
}

/** What turns stored openings into what one caller may see of them. */
export class OpeningViews {
  private constructor(
    private readonly context: ActionContext,
    readonly keys: SchoolKeys,
    private readonly names: ReadonlyMap<string, string>,
    readonly figures: SealFigures,
    readonly schoolName: string,
  ) {}

  static async load(people: PeoplePort, context: ActionContext): Promise<OpeningViews> {
    const { caller, nowMs } = context;
    const { schoolId } = caller;
    const [keys, colleagues, school] = await Promise.all([
      loadKeys(schoolId),
      people.staffWith(schoolId, holderRoles, toLocalDate(nowMs)),
      loadSchool(schoolId, nowMs),
    ]);
    const names = new Map(colleagues.map(({ personId, name }) => [personId, name]));
    const figures = sealFiguresAt(school.policyValues, nowMs);
    return new OpeningViews(context, keys, names, figures, school.name);
  }

  maySee(opening: SealOpening): boolean {
    return maySee(opening, this.context.caller, this.keys);
  }

  of(opening: SealOpening): OpeningView {
    const { caller, nowMs } = this.context;
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
      approvals: track.approvals.map(({ seat, personId, atMs }) => ({
        seat,
        name: this.nameOf(personId),
        atMs,
      })),
      openedAtMs: track.openedAtMs,
      closesAtMs: track.closesAtMs,
      endedAtMs: track.endedAtMs,
      declined: declined && {
        byName: this.nameOf(declined.byPersonId),
        reason: declined.reason,
      },
      mySeat: this.seatNow(track),
      mayView: kind === 'thread' && track.state === 'open' && isNamed(opening, caller.personId),
      mayRecord: mayRecord(opening, caller),
      guardian: this.told(opening.guardian),
      student: this.told(opening.student),
      reviewAtMs: opening.reviewAtMs,
    };
  }

  private nameOf(personId: string): string {
    return this.names.get(personId) ?? '老师';
  }

  private told(told: SealOpening['guardian']) {
    return told && { ...told, byName: this.nameOf(told.byPersonId) };
  }

  private seatNow({ state, approvals, excludedIds }: OpeningTrack) {
    const { personId } = this.context.caller;
    const seat = seatOf(this.keys, personId);
    const isTaken = approvals.some((one) => one.seat === seat || one.personId === personId);
    const isOver = state !== 'asked' && state !== 'half';
    return isOver || isTaken || excludedIds.includes(personId) ? null : seat;
  }
}

/** Once it was opened, by the named people and the lead. */
export function mayRecord(opening: SealOpening, caller: Caller): boolean {
  const isLead = caller.roles.includes('lead-counsellor');
  const wasOpened = opening.kind === 'thread' && opening.track.openedAtMs !== null;
  return wasOpened && (isLead || isNamed(opening, caller.personId));
}
