/**
 * Which test file starts when. A fresh checkout has no durations of an earlier run, and jest then goes by file size:
 * whole-acts.test.ts has ten lines, runs for a minute and a half, and would start last while two cores wait for it.
 */
import TestSequencer from '@jest/test-sequencer';

/** Parts of a path, the longest files first; what none of them names comes last and fills the gaps. */
const order = [
  'security/linking.',
  'security/role-matrix.',
  'security/whole-acts',
  'simulations/',
  'stories/duty/',
  'stories/messages/',
  'browser/',
  'security/',
  'stories/',
  'weapp/',
  'local-cloud/',
];

export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const bySize = super.sort(tests);
    const placeOf = ({ path }) => {
      const at = order.findIndex((part) => path.includes(`/test/${part}`));
      return at === -1 ? order.length : at;
    };
    // A stable sort: within one place jest's own order stands.
    return [...bySize].sort((one, other) => placeOf(one) - placeOf(other));
  }
}
