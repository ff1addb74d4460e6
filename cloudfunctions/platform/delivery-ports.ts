import type { Room } from './channels/wecom';
import type { Effect } from './outbox';
import type { Transaction } from './transact';

/** What the features tell the sender; wired by the deployables. */
export interface DeliveryPorts {
  staffAddress(
    schoolId: string,
    personId: string,
    nowMs: number,
  ): Promise<{ mobile: string; room: Room } | null>;
  subscription(personId: string): Promise<{ openId: string } | null>;
  spendSubscription(personId: string, outcome: 'used' | 'refused'): Promise<void>;
  authorAddress(threadId: string): Promise<string | null>;
  /** Where a guardian or student wants to be told (not of messages); null when they asked for nothing. */
  familyAddress(personId: string): Promise<string | null>;
  spendFamilyNotice(personId: string, outcome: 'used' | 'refused'): Promise<void>;
  forgetAuthorAddress(transaction: Transaction, threadId: string): Promise<void>;
  isStillDue(effect: Effect, nowMs: number): Promise<boolean>;
  countsForCard(effect: Effect): boolean;
  markAccepted(transaction: Transaction, effect: Effect): Promise<void>;
  reached(effect: Effect, nowMs: number): Promise<void>;
  /** Every channel failed in this try; returns effects for the next person, owned by this invocation. */
  unreached(effect: Effect, nowMs: number): Promise<Effect[]>;
  parked(effect: Effect, nowMs: number): Promise<Effect[]>;
}
