/**
 * Sends what the outbox holds: claimed by a 30 s lease, tried on each channel, marked afterwards; a repeat is
 * possible only after a crash in between. After 8 tries it is parked and someone is told (architecture: Effects).
 */
import { isNoticeKey, noticeBody, noticeTexts } from '../../src/shared/notices/texts';
import type { ChannelResult } from './channels/channel';
import { sendSubscribe } from './channels/subscribe';
import { sendWecom } from './channels/wecom';
import { command } from './cloud';
import { log } from './log';
import { leaseMs, outbox, type Effect } from './outbox';
import { compareAndSet, find, pageSize } from './store';
import { transact, type Transaction } from './transact';

const maxTries = 8;
const firstDelayMs = 30_000;
/** WeChat: the consent was refused or is used up. */
const refusedCode = 'subscribe-43101';
/** WeCom: more than 20 messages in this minute. */
const busyCode = 'wecom-45009';
const triesUntilUnreached = 3;
/** A notice older than this is asked "still due?" before it goes out. */
const freshMs = 60_000;

/** What the features tell the sender; wired by the deployables. */
export interface DeliveryPorts {
  staffAddress(
    schoolId: string,
    personId: string,
    nowMs: number,
  ): Promise<{ mobile: string } | null>;
  subscription(personId: string): Promise<{ openId: string } | null>;
  spendSubscription(personId: string, outcome: 'used' | 'refused'): Promise<void>;
  authorAddress(threadId: string): Promise<string | null>;
  forgetAuthorAddress(transaction: Transaction, threadId: string): Promise<void>;
  isStillDue(effect: Effect): Promise<boolean>;
  countsForCard(effect: Effect): boolean;
  markAccepted(transaction: Transaction, effect: Effect): Promise<void>;
  reached(effect: Effect, nowMs: number): Promise<void>;
  /** Every channel failed in this try; returns effects for the next person, owned by this invocation. */
  unreached(effect: Effect, nowMs: number): Promise<Effect[]>;
  parked(effect: Effect, nowMs: number): Promise<Effect[]>;
}

/** One page of due effects of one priority, oldest first. Served by the index `due`. */
export async function findDueEffects(priority: number, nowMs: number): Promise<Effect[]> {
  return find(
    outbox,
    { state: 'pending', priority, nextTryAtMs: command.lte(nowMs) },
    { orderBy: [['nextTryAtMs', 'asc']], limit: pageSize },
  );
}

/** Takes the lease; null when another sender was first. */
export async function claimEffect(effect: Effect, nowMs: number): Promise<Effect | null> {
  const patch = { nextTryAtMs: nowMs + leaseMs, tries: effect.tries + 1 };
  const claimed = await compareAndSet(outbox, effect, patch);
  return claimed ? { ...effect, ...patch, version: effect.version + 1 } : null;
}

/** Runs what it is given one after the other. */
type InTurn = (work: () => Promise<void>) => Promise<void>;

const atOnce: InTurn = (work) => work();

function oneAfterTheOther(): InTurn {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * Sends effects this invocation owns side by side: in danger the leader does not wait for the lead. Noted one
 * after the other, because the notices of one alarm all mark the same thread.
 */
export async function deliverAll(
  effects: readonly Effect[],
  ports: DeliveryPorts,
  nowMs: number,
  timeoutMs?: number,
): Promise<void> {
  const inTurn = oneAfterTheOther();
  await Promise.all(effects.map((effect) => deliver(effect, ports, nowMs, timeoutMs, inTurn)));
}

/**
 * Sends one effect, and whoever is told next because it failed. Never throws. `timeoutMs`: how long WeCom may
 * take to answer; short where a person waits for the call.
 */
export async function deliver(
  effect: Effect,
  ports: DeliveryPorts,
  nowMs: number,
  timeoutMs?: number,
  inTurn: InTurn = atOnce,
): Promise<void> {
  try {
    if (nowMs - effect.createdAtMs > freshMs && !(await ports.isStillDue(effect))) {
      await compareAndSet(outbox, effect, { state: 'dropped' });
      return;
    }
    const result =
      effect.recipient.kind === 'author'
        ? await sendToAuthor(effect, effect.recipient.threadId, ports, nowMs)
        : await sendToStaff(effect, effect.recipient.personId, ports, nowMs, timeoutMs);
    await inTurn(() => settle(effect, result, ports, nowMs));
  } catch (error) {
    // The lease ends and the clock tries again; what was decided is in the database.
    log({ event: 'delivery-failed', code: error instanceof Error ? error.name : 'database' });
  }
}

function settle(
  effect: Effect,
  { accepted, code }: ChannelResult,
  ports: DeliveryPorts,
  nowMs: number,
): Promise<void> {
  // A student's consent that is gone is no failure: there is nothing to try again.
  const givenUp = effect.recipient.kind === 'author' && code === refusedCode;
  if (accepted) return markDone(effect, { state: 'sent', channel: code }, ports, nowMs);
  if (givenUp) return markDone(effect, { state: 'dropped', channel: code }, ports, nowMs);
  return markFailed(effect, code, ports, nowMs);
}

function texts(effect: Effect): { title: string; body: string } {
  const { key, figures } = effect.text;
  if (!isNoticeKey(key)) throw new Error(`no text for ${key}`);
  return { title: noticeTexts[key].title, body: noticeBody(key, figures) };
}

async function sendToStaff(
  effect: Effect,
  personId: string,
  ports: DeliveryPorts,
  nowMs: number,
  timeoutMs?: number,
): Promise<ChannelResult> {
  const { body } = texts(effect);
  const address = await ports.staffAddress(effect.schoolId, personId, nowMs);
  const wecom: ChannelResult = address
    ? await sendWecom(effect.schoolId, address.mobile, body, timeoutMs)
    : { accepted: false, code: 'nobody' };
  if (wecom.accepted && !effect.alsoSubscribe) return wecom;
  const subscribed = await subscribeStaff(effect, personId, ports, nowMs);
  return wecom.accepted || !subscribed.accepted ? wecom : subscribed;
}

async function subscribeStaff(
  effect: Effect,
  personId: string,
  ports: DeliveryPorts,
  nowMs: number,
): Promise<ChannelResult> {
  const subscription = await ports.subscription(personId);
  if (!subscription) return { accepted: false, code: 'subscribe-no-balance' };
  const result = await sendSubscribe('staffNotice', subscription.openId, {
    title: texts(effect).title,
    page: 'pages/messages/index',
    nowMs,
  });
  if (result.accepted) await ports.spendSubscription(personId, 'used');
  else if (result.code === refusedCode) await ports.spendSubscription(personId, 'refused');
  return result;
}

async function sendToAuthor(
  effect: Effect,
  threadId: string,
  ports: DeliveryPorts,
  nowMs: number,
): Promise<ChannelResult> {
  const openId = await ports.authorAddress(threadId);
  if (openId === null) return { accepted: true, code: 'author-none' };
  return sendSubscribe('studentNotice', openId, {
    title: texts(effect).title,
    page: 'pages/home/index',
    nowMs,
  });
}

async function markDone(
  effect: Effect,
  done: { state: 'sent' | 'dropped'; channel: string },
  ports: DeliveryPorts,
  nowMs: number,
): Promise<void> {
  const patch = { ...done, sentAtMs: done.state === 'sent' ? nowMs : null };
  const { recipient } = effect;
  if (recipient.kind === 'staff' && !ports.countsForCard(effect)) {
    await compareAndSet(outbox, effect, patch);
  } else {
    await transact(async (transaction) => {
      const stored = await transaction.get(outbox, effect._id);
      if (stored?.version !== effect.version) return;
      await transaction.update(outbox, effect._id, { ...patch, version: effect.version + 1 });
      if (recipient.kind === 'author')
        await ports.forgetAuthorAddress(transaction, recipient.threadId);
      else await ports.markAccepted(transaction, effect);
    });
  }
  if (done.state === 'sent') await ports.reached(effect, nowMs);
}

async function markFailed(
  effect: Effect,
  code: string,
  ports: DeliveryPorts,
  nowMs: number,
): Promise<void> {
  log({ event: 'notice-refused', code });
  const parked = effect.tries >= maxTries;
  // Danger is tried again every half minute, the rest ever more slowly.
  const delayMs = effect.priority === 0 ? firstDelayMs : firstDelayMs * 2 ** (effect.tries - 1);
  const kept = await compareAndSet(outbox, effect, {
    state: parked ? 'parked' : 'pending',
    nextTryAtMs: nowMs + delayMs,
    channel: code,
  });
  if (!kept) return;
  // A robot past its 20 a minute says nothing about the person: the next minute tells.
  const onlyBusy = code === busyCode && effect.tries < triesUntilUnreached;
  const next = onlyBusy ? [] : await ports.unreached(effect, nowMs);
  const alarms = parked ? await ports.parked(effect, nowMs) : [];
  await deliverAll([...next, ...alarms], ports, nowMs);
}
