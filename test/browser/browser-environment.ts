/** Node's environment that tells `afterEach` whether its test failed: then the phones say what they showed. */
import { TestEnvironment as Node } from 'jest-environment-node';

export default class BrowserEnvironment extends Node {
  handleTestEvent(event: { name: string }): void {
    if (event.name === 'test_start') this.global['testFailed'] = false;
    if (event.name === 'test_fn_failure') this.global['testFailed'] = true;
  }
}
