/**
 * Forms on their way (H3): written down with their request id before the first try, and tried again when the app is
 * opened, when the network returns and every while, until the cloud takes or refuses them. The place of a form (its
 * key) has one at a time; whatever page it was written on need not be open.
 */
import type { InputOf } from '../shared/action/contract';
import { asAppError, type AppError } from './app-error';
import { callByName, type AnyContract } from './cloud';
import { mention } from './confirm';
import { newRequestId } from './ids';
import { onNetworkReturn } from './network';
import { isPassing } from './send-queue';
import { onPersonsKnown, personsOfAccount } from './session';
import { readStored, writeStored } from './storage';

/** Why it is not there yet: no network, or a cloud that could not take it just now. */
export type Waits = 'network' | 'busy';

export interface HandIn {
  personId: string;
  key: string;
  action: string;
  input: unknown;
  requestId: string;
  /** Said when it arrives by itself. */
  done: string;
  waits: Waits | null;
}

export type HandInOutcome =
  | { kind: 'done'; output: unknown }
  | { kind: 'waits'; waits: Waits }
  /** The cloud will not take it. */
  | { kind: 'refused'; error: AppError };

type Listener = (outcome: HandInOutcome, input: unknown) => void;

const storeKey = 'hand-ins';
/** While something waits and no event tells that the way is open again: the next look, in ms. */
const lookAgainMs = 20_000;
let nextLook: ReturnType<typeof setTimeout> | undefined;

const listeners = new Map<string, Listener>();
const underWay = new Map<string, Promise<HandInOutcome>>();

function readAll(): HandIn[] {
  return readStored<HandIn[]>(storeKey) ?? [];
}

function writeAll(all: readonly HandIn[]): void {
  writeStored(storeKey, all.length === 0 ? null : all);
}

/** What waits at this place. */
export function handInOf(key: string): HandIn | undefined {
  return readAll().find((one) => one.key === key);
}

/** Takes it out again: its writer goes on writing. What left the phone already may still arrive. */
export function withdrawHandIn(key: string): void {
  writeAll(readAll().filter((one) => one.key !== key));
}

/** Hears what becomes of the forms of this place, whoever sent them off. */
export function onHandIn(key: string, listener: Listener): void {
  listeners.set(key, listener);
}

/** Waits until nothing of this place is under way. */
export async function handInSettled(key: string): Promise<void> {
  await underWay.get(key);
}

/** Only the one that was tried: another may have taken its place. */
function settle({ key, requestId }: HandIn, outcome: HandInOutcome): void {
  const all = readAll();
  const isTried = (one: HandIn) => one.key === key && one.requestId === requestId;
  if (outcome.kind !== 'waits') return writeAll(all.filter((one) => !isTried(one)));
  writeAll(all.map((one) => (isTried(one) ? { ...one, waits: outcome.waits } : one)));
  lookAgain();
}

async function outcomeOf({ personId, action, input, requestId }: HandIn): Promise<HandInOutcome> {
  try {
    const output = await callByName(action, input, { requestId, asPerson: personId });
    return { kind: 'done', output };
  } catch (thrown) {
    const error = asAppError(thrown, requestId);
    if (!isPassing(error)) return { kind: 'refused', error };
    return { kind: 'waits', waits: error.code === 'network' ? 'network' : 'busy' };
  }
}

function send(one: HandIn): Promise<HandInOutcome> {
  const known = underWay.get(one.key);
  if (known !== undefined) return known;
  const sending = outcomeOf(one).then((outcome) => {
    underWay.delete(one.key);
    settle(one, outcome);
    listeners.get(one.key)?.(outcome, one.input);
    return outcome;
  });
  underWay.set(one.key, sending);
  return sending;
}

/** Writes the form down in the place of an earlier one and sends it; nothing of this place may be under way. */
export function handIn<C extends AnyContract>(
  contract: C,
  input: InputOf<C>,
  { personId, key, done }: Pick<HandIn, 'personId' | 'key' | 'done'>,
): Promise<HandInOutcome> {
  const action = contract.name;
  const one = { personId, key, action, input, requestId: newRequestId(), done, waits: null };
  writeAll([...readAll().filter((other) => other.key !== key), one]);
  return send(one);
}

function lookAgain(): void {
  clearTimeout(nextLook);
  nextLook = setTimeout(sendAll, lookAgainMs);
}

/** What waits goes out in its writer's name, whoever of the account acts on this phone now; and it is said. */
async function sendWaiting(one: HandIn): Promise<void> {
  const outcome = await send(one);
  if (outcome.kind === 'done') mention(one.done);
  if (outcome.kind === 'refused') mention(outcome.error.text);
}

function sendAll(): void {
  const persons = new Set(personsOfAccount().map(({ personId }) => personId));
  for (const one of readAll())
    if (persons.has(one.personId) && !underWay.has(one.key)) void sendWaiting(one);
}

/** From now on no form waits longer than the way is closed. */
export function startHandIns(): void {
  onNetworkReturn(sendAll);
  onPersonsKnown(sendAll);
}
