/**
 * What became of a notice: marked sent, dropped, tried again or parked, and whom to tell next (architecture:
 * Effects). After 8 tries it is parked and someone is told.
 */
import type { ChannelResult } from './channels/channel';
import { wecomBusy, wecomTimeout } from './channels/wecom';
import type { DeliveryPorts } from './delivery-ports';
import { log } from './log';
import { outbox, type Effect } from './outbox';
import { compareAndSet } from './store';
import { transact } from './transact';

const maxTries = 8;
const firstDelayMs = 30_000;
/** WeChat: the consent was refused or is used up. */
export const refusedCode = 'subscribe-43101';
/** A robot that is slow or past its 20 a minute says nothing about the person: the next tries tell. */
const aboutTheRobot: readonly string[] = [wecomBusy, wecomTimeout];
const triesUntilUnreached = 3;

/** Writes the outcome of one try. Returns the effects for whoever is told instead, owned by this invocation. */
export async function settle(
  effect: Effect,
  { accepted, code }: ChannelResult,
  ports: DeliveryPorts,
  nowMs: number,
): Promise<Effect[]> {
  // A family's consent that is gone is no failure: there is nothing to try again.
  const givenUp = effect.recipient.kind !== 'staff' && code === refusedCode;
  if (!accepted && !givenUp) return markFailed(effect, code, ports, nowMs);
  await markDone(effect, { state: accepted ? 'sent' : 'dropped', channel: code }, ports, nowMs);
  return [];
}

async function markDone(
  effect: Effect,
  done: { state: 'sent' | 'dropped'; channel: string },
  ports: DeliveryPorts,
  nowMs: number,
): Promise<void> {
  const patch = { ...done, sentAtMs: done.state === 'sent' ? nowMs : null };
  const { recipient } = effect;
  if (recipient.kind !== 'author' && !ports.countsForCard(effect)) {
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
): Promise<Effect[]> {
  log({ event: 'notice-refused', code });
  const parked = effect.tries >= maxTries;
  // Danger is tried again every half minute, the rest ever more slowly.
  const delayMs = effect.priority === 0 ? firstDelayMs : firstDelayMs * 2 ** (effect.tries - 1);
  const kept = await compareAndSet(outbox, effect, {
    state: parked ? 'parked' : 'pending',
    nextTryAtMs: nowMs + delayMs,
    channel: code,
  });
  if (!kept) return [];
  const isRobot = aboutTheRobot.includes(code) && effect.tries < triesUntilUnreached;
  const next = isRobot ? [] : await ports.unreached(effect, nowMs);
  const alarms = parked ? await ports.parked(effect, nowMs) : [];
  return [...next, ...alarms];
}
