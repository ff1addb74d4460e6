/**
 * A school's robot takes 20 messages a minute (platform.md). The flows of every day leave most of them to children
 * who wait: after an outage all their reminders come due at once, and a refusal in danger costs half a minute.
 */
import { isRoutineNotice } from '../../src/shared/notices/texts';
import { minuteMs } from '../../src/shared/time';
import { outbox, type Effect } from './outbox';
import type { RobotMessage } from './robot-messages';
import { compareAndSet } from './store';

const routineMessagesAMinute = 8;

/** What this instance has taken of a school's robot: the clock, which sends routine, is one instance as a rule. */
const taken = new Map<string, { minute: number; count: number }>();

export function isRoutine({ text }: Effect): boolean {
  return isRoutineNotice(text.key);
}

/** What rings most phones asks for room first. */
export function widestFirst(messages: readonly RobotMessage[]): RobotMessage[] {
  return [...messages].sort((one, other) => other.mobiles.length - one.mobiles.length);
}

/** False when a routine message has to wait; what is not routine always has room. */
export function hasRoom({ schoolId, effects }: RobotMessage, nowMs: number): boolean {
  if (!effects.every(isRoutine)) return true;
  const minute = Math.floor(nowMs / minuteMs);
  const known = taken.get(schoolId);
  const count = known?.minute === minute ? known.count : 0;
  if (count >= routineMessagesAMinute) return false;
  taken.set(schoolId, { minute, count: count + 1 });
  return true;
}

/** Gives the lease back until the next minute; that is no try. */
export async function putOff(effect: Effect, nowMs: number): Promise<void> {
  const nextTryAtMs = (Math.floor(nowMs / minuteMs) + 1) * minuteMs;
  await compareAndSet(outbox, effect, { nextTryAtMs, tries: Math.max(0, effect.tries - 1) });
}
