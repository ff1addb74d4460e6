/** The demonstration page tells its phones that the local clock was moved. */
export const refreshMessage = 'runxin:refresh';

export function onRefreshSignal(listener: () => void): () => void {
  const hear = (event: MessageEvent) => {
    if (event.origin === window.location.origin && event.data === refreshMessage) listener();
  };
  window.addEventListener('message', hear);
  return () => window.removeEventListener('message', hear);
}
