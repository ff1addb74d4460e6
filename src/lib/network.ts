/** Whether the cloud can be reached, as far as the phone knows. */
import { onNetworkEvent, phoneIsOnline } from './network-events';
import { createStore } from './store';

const online = createStore(true);
const returning = new Set<() => void>();
/** How often the phone said that its network is back. */
let comings = 0;

export const useOnline = online.use;

/** Told by the phone, and by every call that did or did not get through. */
export function noteOnline(isOnline: boolean): void {
  const wasOnline = online.get();
  online.set(isOnline);
  if (isOnline && !wasOnline) returning.forEach((listener) => listener());
}

/** Calls back each time the network returns; answers how to stop. */
export function onNetworkReturn(listener: () => void): () => void {
  returning.add(listener);
  return () => {
    returning.delete(listener);
  };
}

/**
 * To be asked before something is sent. The answer tells, once sending failed, whether it can have left the phone
 * all the same: not while the phone itself knew of no network, from the beginning to the end.
 */
export function watchTry(): () => boolean {
  const wasOffline = !phoneIsOnline();
  const before = comings;
  return () => !wasOffline || comings !== before;
}

export function watchNetwork(): void {
  onNetworkEvent((isOnline) => {
    if (isOnline) comings += 1;
    noteOnline(isOnline);
  });
}
