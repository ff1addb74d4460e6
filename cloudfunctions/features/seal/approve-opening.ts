/**
 * M6: one of the two approvals. The first approver's share leaves memory only sealed to the other key; the second
 * approval joins both. Two keys, two people: the state machine refuses the rest.
 */
import type { PeoplePort } from '../../../src/shared/people/ports';
import { moveOpening, type OpeningTrack } from '../../../src/shared/seal/opening';
import { approveOpening as contract } from '../../../src/shared/seal/opening-contracts';
import { drillWord, otherKey, type KeyRole } from '../../../src/shared/seal/model';
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
import { privateKeyOf, seatOf, updateSchoolSeal } from './keys';
import { sealNotices } from './notices';
import { OpeningViews, saveOpening, trackAt, visibleOpening, withTrack } from './opening-store';
import type { ThreadSealsPort } from './thread-seals-port';
import { unlock } from './unlock';

/** The other holder may have approved in the same moment: look again, at most this often. */
const maxAttempts = 4;

export function approveOpening(people: PeoplePort, threads: ThreadSealsPort) {
  return defineAction(contract, async ({ openingId, passphrase }, context) => {
    const { caller } = context;
    const views = await OpeningViews.load(people, context);
    const load = async () =>
      visibleOpening(await getById(sealOpenings, openingId), caller, views.keys);
    const first = await load();
    // A repeated tap has nothing left to do, and gives no second approval.
    if (hasApproved(first, caller.personId)) return { opening: views.of(first) };
    const seat = seatOf(views.keys, caller.personId);
    if (seat === null) throw new AppError('seal-not-holder', 'opening');
    requireMove(first, seat, context, views);
    const { privateKey } = await unlock(context, passphrase);
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      const opening = attempt === 0 ? first : await load();
      if (hasApproved(opening, caller.personId)) return { opening: views.of(opening) };
      const moved = requireMove(opening, seat, context, views);
      const seal = opening.testSeal ?? (await sealOf(threads, opening));
      const facts = { opening, seal, seat, privateKey, views, personId: caller.personId };
      const approved = withTrack({ ...opening, ...(await carryOut(facts)) }, moved, context.nowMs);
      const done = await write(opening, approved, context, views);
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

/** The track with this approval; throws the machine's refusal. */
function requireMove(
  { track, kind }: SealOpening,
  seat: KeyRole,
  { caller: { personId }, nowMs }: ActionContext,
  { figures }: OpeningViews,
): OpeningTrack {
  // What a drill opens is nobody: it is over in the same moment.
  const openMs = kind === 'drill' ? 0 : figures.openMs;
  const moved = moveOpening(track, { kind: 'approve', seat, personId }, nowMs, openMs);
  if (!moved.ok) throw new AppError(moved.error, 'approve');
  return moved.track;
}

async function sealOf(
  threads: ThreadSealsPort,
  { schoolId, threadId }: SealOpening,
): Promise<IdentitySeal> {
  const seal = threadId === null ? null : await threads.sealOf(schoolId, threadId);
  if (!seal) throw new AppError('seal-not-sealed', 'thread');
  return seal;
}

interface Facts {
  opening: SealOpening;
  seal: IdentitySeal;
  seat: KeyRole;
  privateKey: Buffer;
  views: OpeningViews;
  personId: string;
}

/** What the approval leaves: a half for the other key, or the identity under a key that dies with the opening. */
async function carryOut(facts: Facts): Promise<Pick<SealOpening, 'half' | 'opened'>> {
  const { opening, seal, seat, views } = facts;
  const objectId = opening.threadId ?? opening._id;
  const own = await openShare(await roleKey(facts, seal[seat].keyId), seal[seat], objectId, seat);
  if (!opening.half)
    return {
      half: await passOn(own, opening._id, seat, keyOf(views, otherKey(seat))),
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

function roleKey({ views, seat, personId, privateKey }: Facts, keyId: string): Promise<Buffer> {
  return privateKeyOf(keyOf(views, seat), keyId, personId, privateKey);
}

/** Null when somebody else was first. */
async function write(
  before: SealOpening,
  approved: SealOpening,
  context: ActionContext,
  views: OpeningViews,
): Promise<{ opening: SealOpening; effects: Effect[] } | null> {
  const { nowMs } = context;
  return transact(async (transaction) => {
    const latest = await transaction.get(sealOpenings, before._id);
    if (latest?.version !== before.version) return null;
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

/** Both approvals came: the time is kept, and the students' box opens, for good. */
async function finishDrill(
  transaction: Transaction,
  { schoolId, track }: SealOpening,
  nowMs: number,
): Promise<void> {
  if (track.openedAtMs === null) return;
  await updateSchoolSeal(transaction, schoolId, ({ openSinceMs }) => ({
    drilledAtMs: nowMs,
    drillTookMs: nowMs - track.askedAtMs,
    openSinceMs: openSinceMs ?? nowMs,
  }));
}

function noticesOf(opening: SealOpening, { nowMs }: ActionContext, { keys }: OpeningViews) {
  const { state, closesAtMs, approvals } = opening.track;
  const [first] = approvals;
  if (state === 'half' && first) {
    const holders = keys[otherKey(first.seat)]?.shares.map(({ personId }) => personId) ?? [];
    return sealNotices(opening, opening.kind === 'drill' ? 'seal.drill' : 'seal.half', holders, {
      nowMs,
      round: 1,
    });
  }
  if (state !== 'open' || closesAtMs === null) return [];
  const due = toLocalTime(closesAtMs);
  return sealNotices(opening, 'seal.open', [opening.askedById], { nowMs, due });
}
