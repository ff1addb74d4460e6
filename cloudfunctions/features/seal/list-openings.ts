/** M6: what waits for the caller, what is open, and what is over. No name in any of it. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import { drillDueAtMs } from '../../../src/shared/seal/channel';
import { listOpenings as contract } from '../../../src/shared/seal/opening-contracts';
import { defineAction } from '../../platform/action';
import { find } from '../../platform/store';
import { sealOpenings } from './collections';
import { loadSchoolSeal } from './keys';
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
    const { drilledAtMs } = await loadSchoolSeal(context.caller.schoolId);
    const dueAtMs = drillDueAtMs(drilledAtMs, views.figures.drillMs);
    return {
      schoolName: views.schoolName,
      drillOverdue: dueAtMs !== null && dueAtMs <= context.nowMs,
      openings: visible.map((opening) => views.of(opening)),
    };
  });
}
