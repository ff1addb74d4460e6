/**
 * Sends what the outbox holds: claimed by a 30 s lease, tried on each channel, marked afterwards; a repeat is
 * possible only after a crash in between (architecture: Effects).
 */
import { isNoticeKey, noticeTexts, type NoticeText } from '../../src/shared/notices/texts';
import type { ChannelResult } from './channels/channel';
import { sendSubscribe } from './channels/subscribe';
import { sendWecom } from './channels/wecom';
import { startStopwatch } from './clock/clock';
import { command } from './cloud';
import type { DeliveryPorts } from './delivery-ports';
import { log } from './log';
import { leaseMs, outbox, type Effect } from './outbox';
import { priorities } from './priorities';
import { refusedCode, settle } from './outbox-outcome';
import { robotMessages, type AddressedEffect } from './robot-messages';
import { hasRoom, putOff, widestFirst } from './robot-room';
import { compareAndSet, find, pageSize } from './store';

/** A notice older than this is asked "still due?" before it goes out. */
const freshMs = 60_000;

/** Whether an effect of any priority waits to be sent. */
export async function isEffectDue(nowMs: number): Promise<boolean> {
  const due = {
    state: 'pending',
    priority: command.in(priorities),
    nextTryAtMs: command.lte(nowMs),
  };
  return (await find(outbox, due, { limit: 1 })).length > 0;
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

interface Delivery {
  ports: DeliveryPorts;
  nowMs: number;
  /** How long a channel may take to answer; short where a person waits for the call. */
  timeoutMs: number;
  settled(effect: Effect, result: ChannelResult): Promise<void>;
}

/** What a channel may take when nobody waits for it. */
const channelTimeoutMs = 5_000;
/** With less than this left nothing is begun. */
const shortestTryMs = 200;

/**
 * Sends effects this invocation owns, side by side: in danger the leader does not wait for the lead. What says
 * the same goes out in one robot message. Then whoever is told next because it failed. With `budgetMs` (a person
 * waits for this call) no channel is waited for longer than that in all. Never throws.
 */
export async function deliverAll(
  effects: readonly Effect[],
  ports: DeliveryPorts,
  nowMs: number,
  budgetMs = Number.POSITIVE_INFINITY,
): Promise<void> {
  // Their lease ends and the clock sends them.
  if (effects.length === 0 || budgetMs < shortestTryMs) return;
  const elapsedMs = startStopwatch();
  const timeoutMs = Math.min(budgetMs, channelTimeoutMs);
  const next: Effect[] = [];
  const inTurn = turnsBySubject();
  const settled: Delivery['settled'] = (effect, result) =>
    inTurn(effect.subject.id, async () => {
      next.push(...(await settle(effect, result, ports, nowMs)));
    });
  const delivery = { ports, nowMs, timeoutMs, settled };
  const due = await kept(effects, (effect) => isDue(effect, delivery));
  await Promise.all([
    sendToStaff(due, delivery),
    sendToAuthors(due, delivery),
    sendToFamilies(due, delivery),
  ]);
  await deliverAll(next, ports, nowMs, budgetMs - elapsedMs());
}

async function isDue(effect: Effect, { ports, nowMs }: Delivery): Promise<boolean> {
  if (nowMs - effect.createdAtMs <= freshMs || (await ports.isStillDue(effect, nowMs))) return true;
  await compareAndSet(outbox, effect, { state: 'dropped' });
  return false;
}

const noMobile: ChannelResult = { accepted: false, code: 'wecom-nobody' };

async function sendToStaff(effects: readonly Effect[], delivery: Delivery): Promise<void> {
  const addressed: AddressedEffect[] = [];
  const unaddressed: Effect[] = [];
  await each(effects, async (effect) => {
    const { schoolId, recipient } = effect;
    if (recipient.kind !== 'staff') return;
    const { ports, nowMs } = delivery;
    const address = await ports.staffAddress(schoolId, recipient.personId, nowMs);
    if (address && address.mobile !== '') addressed.push({ effect, ...address });
    else unaddressed.push(effect);
  });
  await Promise.all([
    each(unaddressed, (effect) => finish(effect, noMobile, delivery)),
    each(widestFirst(robotMessages(addressed)), async (message) => {
      const { schoolId, room, mobiles, text, effects: told } = message;
      if (!hasRoom(message, delivery.nowMs))
        return each(told, (effect) => putOff(effect, delivery.nowMs));
      const result = await sendWecom(schoolId, room, mobiles, text, delivery.timeoutMs);
      await each(told, (effect) => finish(effect, result, delivery));
    }),
  ]);
}

/** After the robot: the subscription message where WeCom failed, or beside it in danger and for later rungs. */
async function finish(effect: Effect, wecom: ChannelResult, delivery: Delivery): Promise<void> {
  if (wecom.accepted && !effect.alsoSubscribe) return delivery.settled(effect, wecom);
  const subscribed = await subscribeStaff(effect, delivery);
  await delivery.settled(effect, wecom.accepted || !subscribed.accepted ? wecom : subscribed);
}

async function subscribeStaff(
  { text, recipient }: Effect,
  { ports, nowMs, timeoutMs }: Delivery,
): Promise<ChannelResult> {
  const personId = recipient.kind === 'staff' ? recipient.personId : '';
  const subscription = await ports.subscription(personId);
  if (!subscription) return { accepted: false, code: 'subscribe-no-balance' };
  if (!isNoticeKey(text.key)) throw new Error(`no text for ${text.key}`);
  const { title, page = 'pages/messages/index' }: NoticeText = noticeTexts[text.key];
  const result = await sendSubscribe('staffNotice', subscription.openId, {
    title,
    page,
    nowMs,
    timeoutMs,
  });
  if (result.accepted) await ports.spendSubscription(personId, 'used');
  else if (result.code === refusedCode) await ports.spendSubscription(personId, 'refused');
  return result;
}

async function sendToAuthors(effects: readonly Effect[], delivery: Delivery): Promise<void> {
  await each(effects, async (effect) => {
    if (effect.recipient.kind !== 'author') return;
    const openId = await delivery.ports.authorAddress(effect.recipient.threadId);
    const result =
      openId === null
        ? { accepted: true, code: 'author-none' }
        : await sendSubscribe('studentNotice', openId, {
            title: noticeTexts['author.reply'].title,
            page: 'pages/home/index',
            nowMs: delivery.nowMs,
            timeoutMs: delivery.timeoutMs,
          });
    await delivery.settled(effect, result);
  });
}

/** The page opens the app's home: what it is about shows there, to whoever is signed in. */
async function sendToFamilies(effects: readonly Effect[], delivery: Delivery): Promise<void> {
  const { ports, nowMs, timeoutMs } = delivery;
  await each(effects, async (effect) => {
    if (effect.recipient.kind !== 'family') return;
    const { personId } = effect.recipient;
    const openId = await ports.familyAddress(personId);
    if (openId === null) return delivery.settled(effect, { accepted: true, code: 'family-none' });
    if (!isNoticeKey(effect.text.key)) throw new Error(`no text for ${effect.text.key}`);
    const result = await sendSubscribe('familyNotice', openId, {
      title: noticeTexts[effect.text.key].title,
      page: 'pages/home/index',
      nowMs,
      timeoutMs,
    });
    if (result.accepted) await ports.spendFamilyNotice(personId, 'used');
    else if (result.code === refusedCode) await ports.spendFamilyNotice(personId, 'refused');
    await delivery.settled(effect, result);
  });
}

/**
 * Side by side; what fails is logged and left: its lease ends and the clock tries again, what was decided is in
 * the database.
 */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const results = await Promise.allSettled(items.map(work));
  for (const result of results) {
    if (result.status === 'fulfilled') continue;
    const reason: unknown = result.reason;
    log({ event: 'delivery-failed', code: reason instanceof Error ? reason.name : 'database' });
  }
}

async function kept<T>(items: readonly T[], isKept: (item: T) => Promise<boolean>): Promise<T[]> {
  const wanted = new Set<T>();
  await each(items, async (item) => {
    if (await isKept(item)) wanted.add(item);
  });
  return items.filter((item) => wanted.has(item));
}

type InTurn = (subjectId: string, work: () => Promise<void>) => Promise<void>;

/** One after the other per subject: the notices of one alarm all mark the same thread. */
function turnsBySubject(): InTurn {
  const last = new Map<string, Promise<void>>();
  return (subjectId, work) => {
    const mine = (last.get(subjectId) ?? Promise.resolve()).then(work);
    last.set(
      subjectId,
      mine.catch(() => undefined),
    );
    return mine;
  };
}
