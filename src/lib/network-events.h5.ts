/** The browser's own word about its network. */
export const phoneIsOnline = () => window.navigator.onLine;

export function onNetworkEvent(listener: (isOnline: boolean) => void): void {
  window.addEventListener('online', () => listener(true));
  window.addEventListener('offline', () => listener(false));
}
