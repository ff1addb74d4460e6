/** One world and one browser for a file of browser tests; every phone is put away after its test. */
import type { Browser } from 'playwright-core';
import type { LocalPerson } from '../../../local-cloud/gateway/people';
import type { World } from '../../harness/world';
import { launchBrowser } from '../harness';
import { Phone, startPhoneWorld, type PhoneLook } from './phones';

export interface PhoneTest {
  readonly world: World;
  readonly browser: Browser;
  /** Puts a phone into this person's hand until the end of the test. */
  phoneOf(person: LocalPerson, look?: PhoneLook): Promise<Phone>;
}

export function phoneTest(nowMs?: number): PhoneTest {
  let world: World | undefined;
  let browser: Browser | undefined;
  let phones: Phone[] = [];
  const started = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('not started yet');
    return value;
  };

  beforeAll(async () => {
    world = await startPhoneWorld(nowMs === undefined ? {} : { nowMs });
    browser = await launchBrowser();
  });

  afterEach(async () => {
    if ((globalThis as { testFailed?: boolean }).testFailed === true)
      for (const phone of phones) process.stderr.write(`${await phone.shows()}\n`);
    await Promise.all(phones.map((phone) => phone.close()));
    phones = [];
  });

  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  return {
    get world() {
      return started(world);
    },
    get browser() {
      return started(browser);
    },
    async phoneOf(person, look) {
      const phone = await Phone.of(started(browser), started(world), person, look);
      phones.push(phone);
      return phone;
    },
  };
}
