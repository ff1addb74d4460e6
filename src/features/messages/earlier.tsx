/** Long threads open at their end; what was before comes on a tap, so that little crosses to the view. */
import { useState, type ReactNode } from 'react';
import { Tap } from '../../ui/tap';

const shownAtOnce = 30;

export function useLatest<T>(all: readonly T[]): { shown: readonly T[]; earlier: ReactNode } {
  const [most, setMost] = useState(shownAtOnce);
  const hidden = Math.max(0, all.length - most);
  const earlier =
    hidden === 0 ? null : (
      <Tap className="btn plain s day" onTap={() => setMost(most + shownAtOnce)}>
        看前面的 {hidden} 条
      </Tap>
    );
  return { shown: all.slice(hidden), earlier };
}
