/** What a page in the background shows stays as it is: nobody sees it, and each change would cross to the view. */
import { useRef } from 'react';
import { usePageVisible } from './page-visible';

/** The value while the page is in front; the last one of then while it is not. */
export function useShown<T>(value: T): T {
  const visible = usePageVisible();
  const shown = useRef(value);
  if (visible) shown.current = value;
  return shown.current;
}
