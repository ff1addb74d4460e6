/** Whether the cloud can be reached, as far as the phone knows. */
import { onNetworkEvent } from './network-events';
import { createStore } from './store';

const online = createStore(true);
const returning = new Set<() => void>();

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

export function watchNetwork(): void {
  onNetworkEvent(noteOnline);
}
