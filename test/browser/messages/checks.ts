/** What every page must hold (design: Accessibility checklist), measured in the page itself. */
import type { Page } from 'playwright-core';

/** Everything that can be tapped and is smaller than 44 × 44, as `words: width × height`. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wanted =
      'button, a[href], input, textarea, select, [role=button], [role=radio], [role=tab]';
    return [...document.querySelectorAll(wanted)].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isThere = width > 0 && height > 0 && element.checkVisibility();
      if (!isThere || (width >= 43.5 && height >= 43.5)) return [];
      const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return [`${words.trim().slice(0, 20)}: ${width.toFixed(0)} × ${height.toFixed(0)}`];
    });
  });
}

/** What sticks out at the sides or is cut off, beyond what is meant to scroll or to end in dots. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const name = (element: Element) =>
      `${element.className || element.tagName}: ${(element.textContent ?? '').slice(0, 20)}`;
    const scrolls = (element: Element | null): boolean => {
      for (let at = element; at !== null && at !== root; at = at.parentElement) {
        if (
          ['auto', 'scroll'].includes(getComputedStyle(at).overflowX) &&
          at.scrollWidth > at.clientWidth &&
          !at.matches('.taro_page, .taro_router, body')
        )
          return true;
      }
      return false;
    };
    const found = root.scrollWidth > innerWidth ? [`the page is ${root.scrollWidth} px wide`] : [];
    for (const element of document.querySelectorAll('.taro_page *')) {
      if (!element.checkVisibility() || element.getAttribute('aria-hidden') === 'true') continue;
      const box = element.getBoundingClientRect();
      const hasWords = [...element.childNodes].some(
        (child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim() !== '',
      );
      if (!hasWords || box.width === 0) continue;
      const style = getComputedStyle(element);
      const sticksOut = box.right > innerWidth + 1 || box.left < -1;
      const isCut =
        style.overflowX === 'hidden' &&
        style.textOverflow !== 'ellipsis' &&
        element.scrollWidth > element.clientWidth + 1;
      if ((sticksOut && !scrolls(element)) || isCut) found.push(name(element));
    }
    return found;
  });
}
