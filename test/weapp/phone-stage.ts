/** One world for a file of tests on the compiled WeChat pages; every phone is put away after its test. */
import type { LocalPerson } from '../../local-cloud/gateway/people';
import type { World } from '../harness/world';
import { expectLittle, startSchool } from './harness';
import { Phone } from './phone';
import type { SetDataUse } from './shown-page';
import type { Network } from './wechat';

export interface PhoneStage {
  readonly world: World;
  /** Opens the app in this person's hand. */
  start(
    person: LocalPerson | string,
    storage?: Map<string, unknown>,
    network?: Network,
  ): Promise<Phone>;
}

/** `prepare`: once, before the first test. */
export function phoneStage(prepare?: (world: World) => Promise<void>): PhoneStage {
  let world: World | undefined;
  const phones: Phone[] = [];
  const started = (): World => {
    if (world === undefined) throw new Error('not started yet');
    return world;
  };

  beforeAll(async () => {
    world = await startSchool();
    await prepare?.(world);
  });

  afterAll(() => world?.end());

  afterEach(() => {
    phones.splice(0).forEach((phone) => phone.end());
  });

  return {
    get world() {
      return started();
    },
    async start(person, storage, network) {
      const holder = typeof person === 'string' ? started().person(person) : person;
      const phone = await Phone.start(started(), holder, storage, network);
      phones.push(phone);
      return phone;
    },
  };
}

/** Counts what a thumb does; a field has to be tapped before words go into it, a slider is one move. */
export class Thumb {
  moves = 0;

  constructor(private readonly phone: Phone) {}

  async tap(what: string): Promise<void> {
    this.moves += 1;
    expectLittle(await this.phone.tap(what));
  }

  async write(id: string, words: string): Promise<SetDataUse> {
    this.moves += 1;
    return this.phone.type(id, words);
  }

  async slide(id: string, minutes: number): Promise<void> {
    this.moves += 1;
    expectLittle(await this.phone.choose(id, minutes));
  }
}
