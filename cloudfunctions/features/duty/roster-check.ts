/** M2: what the roster asks of its people beyond the limits this week, and whether leadership signed it. */
import {
  findingText,
  isAcceptedBy,
  rosterFindings,
  rosterLimitsAt,
  type RosterFinding,
} from '../../../src/shared/duty';
import { rosterCheck as contract } from '../../../src/shared/duty/contracts';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { loadSchool, type School } from '../../platform/school';
import { getById } from '../../platform/store';
import { dutyDesks, type StoredDesk } from './collections';
import { nameOf } from './duty-now';

/** Of the week that contains `nowMs`, by the school's own limits. */
export function findingsNow(desk: StoredDesk, school: School, nowMs: number): RosterFinding[] {
  const limits = rosterLimitsAt(school.policyValues, nowMs);
  return rosterFindings(desk.roster, school.calendar, toLocalDate(nowMs), limits);
}

/** The signature under exactly this roster, or null. */
export function acceptanceOf(desk: StoredDesk): StoredDesk['acceptance'] {
  const { acceptance, roster } = desk;
  return acceptance !== null && isAcceptedBy(acceptance, roster) ? acceptance : null;
}

export function rosterCheck() {
  return defineAction(contract, async (_input, { caller, nowMs }) => {
    const desk = await getById(dutyDesks, caller.schoolId);
    if (!desk) throw new AppError('not-found', 'duty desk');
    const school = await loadSchool(caller.schoolId, nowMs);
    const accepted = acceptanceOf(desk);
    return {
      rosterVersion: desk.roster.version,
      findings: findingsNow(desk, school, nowMs).map((finding) => ({
        kind: finding.kind,
        text: findingText(finding, (personId) => nameOf(desk, personId)),
      })),
      acceptedBy: accepted && nameOf(desk, accepted.acceptedById),
      acceptedOn: accepted && toLocalDate(accepted.acceptedAtMs),
    };
  });
}
