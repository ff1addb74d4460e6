/** M6: what waits for the caller, what is open, and what is over. No name in any of it. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import { isDrillOverdue } from '../../../src/shared/seal/channel';
import { listOpenings as contract } from '../../../src/shared/seal/opening-contracts';
import { defineAction } from '../../platform/action';
import { lastDrillOf } from '../../platform/seal/school-seal';
import { find } from '../../platform/store';
import { sealOpenings } from './collections';
import { heldBy, loadSchoolSeal } from './keys';
import { OpeningViews } from './opening-store';
import type { ThreadSealsPort } from './thread-seals-port';

const shown = 30;

export function listOpenings(people: PeoplePort, threads: ThreadSealsPort) {
  return defineAction(contract, async (_input, context) => {
    const views = await OpeningViews.load(people, threads, context);
    const latest = await find(
      sealOpenings,
      { schoolId: context.caller.schoolId },
      { orderBy: [['track.askedAtMs', 'desc']], limit: shown },
    );
    await views.learn(latest);
    const visible = latest.filter((opening) => views.maySee(opening));
    const { caller, nowMs } = context;
    const seal = await loadSchoolSeal(caller.schoolId);
    const drillOf = heldBy(views.keys, caller.personId) === 'district' ? 'district' : 'school';
    const { atMs } = lastDrillOf(seal, drillOf);
    return {
      schoolName: views.schoolName,
      drillOverdue: isDrillOverdue(drillOf, atMs, views.figures.drillMs, nowMs),
      openings: visible.map((opening) => views.of(opening)),
    };
  });
}
