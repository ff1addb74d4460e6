/** W1: a reminder opens the page itself (design: Navigation), and the page is there. */
import { routes } from '../../../src/lib/routes';
import { classMoodNoticeTexts } from '../../../src/shared/class-mood/notice-texts';

test('W1: every notice of the weekly form opens one of its pages', () => {
  const pages = Object.values(classMoodNoticeTexts).map(({ page }) => `/${page}`);
  const known: readonly string[] = Object.values(routes);
  expect(pages.filter((page) => !known.includes(page))).toEqual([]);
});
