/** jsdom for the simulator's view layer, with Node's network for the way to the local cloud. */
import { TestEnvironment as Jsdom } from 'jest-environment-jsdom';

export default class PhoneEnvironment extends Jsdom {
  override async setup(): Promise<void> {
    await super.setup();
    Object.assign(this.global, { fetch, setImmediate, clearImmediate, structuredClone });
  }

  override exportConditions(): string[] {
    return ['node', 'node-addons'];
  }
}
