/** Who uses the phone: the account's persons and the one who acts now (people.me). */
import Taro from '@tarojs/taro';
import type { OutputOf, Role } from '../shared/action/contract';
import { me } from '../shared/people/contracts';
import { asAppError, type AppError } from './app-error';
import { callAction } from './cloud';
import { currentPersonId, setCurrentPersonId } from './person';
import { routes } from './routes';
import { signInRoute } from './sign-in';
import { createStore } from './store';

export type Person = OutputOf<typeof me>['persons'][number];

export type Session =
  | { status: 'loading' }
  | { status: 'error'; error: AppError }
  /** Signed in, but no school knows this account yet. */
  | { status: 'nobody' }
  | { status: 'ready'; person: Person; persons: readonly Person[] };

const session = createStore<Session>({ status: 'loading' });
let loading: Promise<void> | undefined;

export const useSession = session.use;

async function ask(): Promise<Session> {
  const { persons } = await callAction(me, {}, { asPerson: null });
  const person = persons.find((one) => one.personId === currentPersonId()) ?? persons[0];
  if (person === undefined) return { status: 'nobody' };
  setCurrentPersonId(person.personId);
  return { status: 'ready', person, persons };
}

async function load(): Promise<void> {
  try {
    session.set(await ask());
  } catch (thrown) {
    session.set({ status: 'error', error: asAppError(thrown) });
  }
}

/** The same anew while the page stays; throws what the call throws, and what was known stays. */
export async function refreshSession(): Promise<void> {
  session.set(await ask());
}

/** Loads the session once; again after an error. */
export function ensureSession(): void {
  if (session.get().status === 'ready' || loading !== undefined) return;
  loading = load().finally(() => {
    loading = undefined;
  });
}

/** Forgets who was here and starts over (the browser's sign-in). */
export function restartSession(): void {
  session.set({ status: 'loading' });
  ensureSession();
}

/** To whoever may use this phone: the browser's sign-in page, else WeChat's own word once more. */
export function enterAgain(): void {
  if (signInRoute === null) restartSession();
  else void Taro.reLaunch({ url: signInRoute });
}

/** The account's persons; none until they are known. */
export function personsOfAccount(): readonly Person[] {
  const now = session.get();
  return now.status === 'ready' ? now.persons : [];
}

/** Calls back whenever it is known anew who uses the phone. */
export function onPersonsKnown(listener: () => void): void {
  session.subscribe(() => {
    if (session.get().status === 'ready') listener();
  });
}

/** Another person of the account: everything open closes (design: Navigation). */
export function switchPerson(personId: string): void {
  const now = session.get();
  if (now.status !== 'ready') return;
  const person = now.persons.find((one) => one.personId === personId);
  if (person === undefined) return;
  setCurrentPersonId(personId);
  session.set({ ...now, person });
  void Taro.reLaunch({ url: routes.home });
}

export const hasRole = (person: Person, ...roles: Role[]) =>
  roles.some((role) => person.roles.includes(role));
