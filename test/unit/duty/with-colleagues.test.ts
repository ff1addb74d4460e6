/** M2, M5: who leads and who is called follows the roster of people, but never down to nobody. */
import { checkRoster, withColleagues } from '../../../src/shared/duty';
import { roster } from './roster-fixture';

test('M2: whoever leads or is called now stands in the plan, whoever does not is out of it', () => {
  const next = withColleagues(roster, { leadIds: ['new'], leaderIds: ['leader-two', 'vice'] });
  expect(next).toEqual({ ...roster, leadIds: ['new'], leaderIds: ['leader-two', 'vice'] });
  expect(withColleagues(roster, { leadIds: [], leaderIds: ['vice'] }).leadIds).toEqual([]);
});

test('M5: while nobody is named the leaders known before go on being told', () => {
  const next = withColleagues(roster, { leadIds: ['lead'], leaderIds: [] });
  expect(next.leaderIds).toEqual(roster.leaderIds);
});

test('M2: a message always has somebody who may own it, also when the last lead ends or becomes a leader', () => {
  const alone = { ...roster, backupIds: [], poolIds: [] };
  for (const called of [
    { leadIds: [], leaderIds: ['leader-one'] },
    { leadIds: ['lead'], leaderIds: ['lead'] },
  ]) {
    const next = withColleagues(alone, called);
    expect(checkRoster(next).map(({ kind }) => kind)).not.toContain('no-chain');
    expect(next.leadIds).toEqual(['lead']);
  }
});
