/** Pages of consent in the states worth seeing. */
import { routes } from '../../../src/lib/routes';
import { sayConsent } from '../../../src/shared/consent/contracts';
import type { World } from '../../harness/world';

export interface ConsentPage {
  name: string;
  who: string;
  route: string;
  ready: string;
  tap?: RegExp;
}

export async function prepareConsent(world: World): Promise<void> {
  const guardian = await world.as('demo-g-6-2-09');
  await guardian.call(sayConsent, {
    childId: 'demo-s-6-2-09',
    noticeVersion: 1,
    words: [
      { purpose: 'files', given: true },
      { purpose: 'screening', given: false },
    ],
  });
}

export const consentPages: readonly ConsentPage[] = [
  { name: 'mine', who: 'demo-g-6-2-09', route: routes.consent, ready: '心理测评' },
  { name: 'class', who: 'demo-t-6-2', route: routes.classConsent, ready: '还没回的' },
  {
    name: 'paper',
    who: 'demo-t-6-2',
    route: routes.classConsent,
    ready: '还没回的',
    tap: /登记纸质的/,
  },
  { name: 'notice-child', who: 'demo-s-1-1-03', route: routes.privacyNotice, ready: '你写的话' },
  { name: 'notice-parent', who: 'demo-g-6-2-09', route: routes.privacyNotice, ready: '您可以' },
];
