/** Something happened: whoever is there hears of it, nobody hears of it later. */
import { useEffect, useRef } from 'react';

export interface Signal<T> {
  tell: (what: T) => void;
  /** Tells the component while it is there. */
  use: (listener: (what: T) => void) => void;
}

export function createSignal<T>(): Signal<T> {
  const listeners = new Set<(what: T) => void>();
  return {
    tell: (what) => listeners.forEach((listener) => listener(what)),
    use: (listener) => {
      const latest = useRef(listener);
      latest.current = listener;
      useEffect(() => {
        const hear = (what: T) => latest.current(what);
        listeners.add(hear);
        return () => {
          listeners.delete(hear);
        };
      }, []);
    },
  };
}
