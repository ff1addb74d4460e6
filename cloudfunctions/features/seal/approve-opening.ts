/**
 * M6: one of the two approvals. The first approver's share leaves memory only sealed to the other key; the second
 * approval joins both. Two keys, two people: the state machine refuses the rest.
 */
import type { PeoplePort } from '../../../src/shared/people/ports';
import { moveOpening, type OpeningTrack } from '../../../src/shared/seal/opening';
import { approveOpening as contract } from '../../../src/shared/seal/opening-contracts';
import { drillWord, otherSeat, type KeyRole, type Seat } from '../../../src/shared/seal/model';
import { freeSeat, replacedSeats, type SeatKeys } from '../../../src/shared/seal/seats';
import { toLocalTime } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { queueEffects, type Effect } from '../../platform/outbox';
import {
  openIdentity,
  openPassedOn,
  openShare,
  passOn,
  type IdentitySeal,
} from '../../platform/seal/identity';
import { sealOpened } from '../../platform/secrets';
import { getById } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import { sealOpenings, type SealKey, type SealOpening } from './collections';
import { heldBy, holderIds, privateKeyOf, updateSchoolSeal } from './keys';
import { sealNotices } from './notices';
import { markOfSeal, OpeningViews, saveOpening, trackAt, withTrack } from './opening-store';
import type { ThreadSealsPort } from './thread-seals-port';
import { unlock } from './unlock';

/** The other holder may have approved in the same moment: look again, at most this often. */
const maxAttempts = 4;

export function approveOpening(people: PeoplePort, threads: ThreadSealsPort) {
  return defineAction(contract, async ({ openingId, passphrase }, context) => {
    const { caller } = context;
    const views = await OpeningViews.load(people, threads, context);
    const load = async () => {
      const found = await getById(sealOpenings, openingId);
      await views.learn([found]);
      return views.visible(found);
    };
    const first = await load();
    // A repeated tap has nothing left to do, and gives no second approval.
    if (hasApproved(first, caller.personId)) return { opening: views.of(first) };
    requireMove(first, seatFor(first, caller.personId, views), context, views);
    const { privateKey } = await unlock(context, passphrase);
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      const opening = attempt === 0 ? first : await load();
      if (hasApproved(opening, caller.personId)) return { opening: views.of(opening) };
      const place = seatFor(opening, caller.personId, views);
      const moved = requireMove(opening, place, context, views);
      const seal = opening.testSeal ?? sealOf(opening, views);
      const facts = { opening, seal, place, privateKey, views, personId: caller.personId };
      const approved = withTrack({ ...opening, ...(await carryOut(facts)) }, moved, context.nowMs);
      const done = await write({ opening, seal, threads }, approved, context, views);
      if (!done) continue;
      context.sendAfterwards(done.effects);
      return { opening: views.of(done.opening) };
    }
    throw new AppError('busy', 'approved again and again');
  });
}

function hasApproved({ track }: SealOpening, personId: string): boolean {
  return track.approvals.some((one) => one.personId === personId);
}

/** A place, and the key that somebody opens it with. */
interface Place {
  seat: Seat;
  key: KeyRole;
  seatKeys: SeatKeys;
}

/** `seal-not-holder`: none of the two keys is the caller's; `seal-seat-taken`: another holder was first. */
function seatFor(opening: SealOpening, personId: string, views: OpeningViews): Place {
  const key = heldBy(views.keys, personId);
  const seatKeys = views.seatKeysOf(opening);
  if (key === null || ![seatKeys.leader, seatKeys.lead].includes(key))
    throw new AppError('seal-not-holder', 'opening');
  const { approvals } = opening.track;
  const free = freeSeat(seatKeys, key, approvals);
  if (free === null && ['asked', 'half'].includes(opening.track.state))
    throw new AppError('seal-seat-taken', 'approve');
  return { seat: free ?? 'leader', key, seatKeys };
}

/** The track with this approval; throws the machine's refusal. */
function requireMove(
  { track, kind }: SealOpening,
  { seat, key }: Place,
  { caller: { personId }, nowMs }: ActionContext,
  { figures }: OpeningViews,
): OpeningTrack {
  // What a drill opens is nobody: it is over in the same moment.
  const openMs = kind === 'drill' ? 0 : figures.openMs;
  const moved = moveOpening(track, { kind: 'approve', seat, key, personId }, nowMs, openMs);
  if (!moved.ok) throw new AppError(moved.error, 'approve');
  return moved.track;
}

function sealOf(opening: SealOpening, views: OpeningViews): IdentitySeal {
  const { seal, concerns } = views.threadOf(opening);
  if (seal) return seal;
  const lacksDistrict = replacedSeats(concerns).length > 0;
  throw new AppError(lacksDistrict ? 'seal-no-district' : 'seal-not-sealed', 'thread');
}

interface Facts {
  opening: SealOpening;
  seal: IdentitySeal;
  place: Place;
  privateKey: Buffer;
  views: OpeningViews;
  personId: string;
}

/** What the approval leaves: a half for the other key, or the identity under a key that dies with the opening. */
async function carryOut(facts: Facts): Promise<Pick<SealOpening, 'half' | 'opened'>> {
  const { opening, seal, views } = facts;
  const { seat, seatKeys } = facts.place;
  const other = otherSeat(seat);
  const objectId = opening.threadId ?? opening._id;
  const own = await openShare(await roleKey(facts, seal[seat].keyId), seal[seat], objectId, seat);
  if (!opening.half)
    return {
      half: {
        ...(await passOn(own, opening._id, seat, keyOf(views, seatKeys[other]))),
        ofSeal: markOfSeal(seal),
      },
      opened: null,
    };
  const half = await openPassedOn(
    await roleKey(facts, opening.half.keyId),
    opening.half,
    opening._id,
    seat,
  );
  const identity = openIdentity(seal, objectId, own, half);
  if (opening.kind === 'drill') {
    if (identity !== drillWord) throw new Error('the test seal holds something else');
    return { half: null, opened: null };
  }
  return { half: null, opened: sealOpened(identity, opening._id) };
}

function keyOf({ keys }: OpeningViews, role: KeyRole): SealKey {
  const key = keys[role];
  if (!key) throw new AppError('seal-not-holder', 'key');
  return key;
}

function roleKey({ views, place, personId, privateKey }: Facts, keyId: string): Promise<Buffer> {
  return privateKeyOf(keyOf(views, place.key), keyId, personId, privateKey);
}

/** Null when somebody else was first. */
async function write(
  {
    opening: before,
    seal,
    threads,
  }: Pick<Facts, 'opening' | 'seal'> & { threads: ThreadSealsPort },
  approved: SealOpening,
  context: ActionContext,
  views: OpeningViews,
): Promise<{ opening: SealOpening; effects: Effect[] } | null> {
  const { nowMs } = context;
  return transact(async (transaction) => {
    const latest = await transaction.get(sealOpenings, before._id);
    if (latest?.version !== before.version) return null;
    const { threadId } = before;
    // The author may have said in the same moment whom it is about (W9).
    if (threadId !== null && !(await threads.isSealedSo(transaction, threadId, seal))) return null;
    const isDrill = approved.kind === 'drill';
    await context.audit(transaction, {
      act: contract.name,
      object: isDrill
        ? { kind: 'seal-drill', id: approved._id }
        : { kind: 'thread', id: approved.threadId ?? '' },
      reason: approved.track.approvals.at(-1)?.seat ?? '',
    });
    if (isDrill) await finishDrill(transaction, approved, nowMs);
    const opening = await saveOpening(transaction, {
      ...approved,
      track: { ...approved.track, ...endOfDrill(approved, nowMs) },
    });
    const effects = await queueEffects(transaction, noticesOf(opening, context, views), nowMs);
    return { opening, effects };
  });
}

function endOfDrill(opening: SealOpening, nowMs: number): Partial<SealOpening['track']> {
  const { state, endedAtMs } = trackAt(opening, nowMs);
  return opening.kind === 'drill' ? { state, endedAtMs } : {};
}

/** Both approvals came: the time is kept, and the students' box opens, for good; the district's key opens no box. */
async function finishDrill(
  transaction: Transaction,
  { schoolId, track, drillOf }: SealOpening,
  nowMs: number,
): Promise<void> {
  if (track.openedAtMs === null) return;
  const tookMs = nowMs - track.askedAtMs;
  await updateSchoolSeal(transaction, schoolId, ({ openSinceMs }) =>
    drillOf === 'district'
      ? { districtDrilledAtMs: nowMs, districtDrillTookMs: tookMs }
      : { drilledAtMs: nowMs, drillTookMs: tookMs, openSinceMs: openSinceMs ?? nowMs },
  );
}

function noticesOf(opening: SealOpening, { nowMs }: ActionContext, views: OpeningViews) {
  const { state, closesAtMs, approvals } = opening.track;
  const [first] = approvals;
  if (state === 'half' && first) {
    const key = views.seatKeysOf(opening)[otherSeat(first.seat)];
    const excludedIds = [...views.excludedFrom(opening), first.personId];
    const holders = holderIds(views.keys, [key]).filter((id) => !excludedIds.includes(id));
    return sealNotices(opening, opening.kind === 'drill' ? 'seal.drill' : 'seal.half', holders, {
      nowMs,
      // Approved anew after the thread was sealed anew (W9): told anew.
      round: first.atMs,
    });
  }
  if (state !== 'open' || closesAtMs === null) return [];
  const due = toLocalTime(closesAtMs);
  return sealNotices(opening, 'seal.open', [opening.askedById], { nowMs, due });
}
