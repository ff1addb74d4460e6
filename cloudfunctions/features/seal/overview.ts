/** M6: who holds which key, what is missing before the students' box opens, and when the next drill is due. */
import { isReceiver } from '../../../src/shared/messages/concern';
import { isCareHouse } from '../../../src/shared/care/house';
import type { ColleagueFacts, PeoplePort } from '../../../src/shared/people/ports';
import { channelLacks, drillDueAtMs, isDrillOverdue } from '../../../src/shared/seal/channel';
import {
  sealOverview as contract,
  type DrillView,
  type KeyView,
} from '../../../src/shared/seal/holder-contracts';
import { keyRoles, seats, type DrillKind, type KeyRole } from '../../../src/shared/seal/model';
import { sealFiguresAt } from '../../../src/shared/seal/policy';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { loadSchool } from '../../platform/school';
import { lastDrillOf, type SchoolSeal } from '../../platform/seal/school-seal';
import { findEvery } from '../../platform/store';
import { sealHolders, type SealHolder } from './collections';
import {
  beginnerOf,
  heldBy,
  holderCounts,
  holds,
  loadKeys,
  loadSchoolSeal,
  mayHold,
  type SchoolKeys,
} from './keys';
import type { ThreadSealsPort } from './thread-seals-port';

export function sealOverview(people: PeoplePort, threads: ThreadSealsPort) {
  return defineAction(contract, async (_input, context) => {
    const { caller, nowMs } = context;
    const { schoolId } = caller;
    const [keys, seal, school, holders, colleagues] = await Promise.all([
      loadKeys(schoolId),
      loadSchoolSeal(schoolId),
      loadSchool(schoolId, nowMs),
      findEvery(sealHolders, { schoolId }),
      people.colleagues(schoolId, toLocalDate(nowMs)),
    ]);
    const own = holders.find(({ _id }) => _id === caller.personId);
    const isOpen = seal.openSinceMs !== null;
    const { drillMs } = sealFiguresAt(school.policyValues, nowMs);
    const views: KeyView[] = [];
    // In a house nobody of the district steps in: its two keys are all there are (M8).
    for (const role of isCareHouse(schoolId) ? seats : keyRoles)
      views.push(await keyView(role, { colleagues, threads, keys, holders, context }));
    return {
      schoolName: school.name,
      ofColleagues: isCareHouse(schoolId),
      passphrase: passphraseState(own),
      pausedUntilMs: own && own.pausedUntilMs > nowMs ? own.pausedUntilMs : null,
      keys: views,
      district: {
        receivers: colleagues.filter(({ roles }) => isReceiver(roles)).length,
        holders: keys.district?.shares.length ?? 0,
      },
      isOpen,
      lacks: channelLacks(holderCounts(keys), isOpen),
      drill: drillView(seal, 'school', drillMs, nowMs),
      districtDrill: keys.district ? drillView(seal, 'district', drillMs, nowMs) : null,
    };
  });
}

function passphraseState(own: SealHolder | undefined): 'none' | 'unconfirmed' | 'ready' {
  if (!own) return 'none';
  return own.confirmed ? 'ready' : 'unconfirmed';
}

function drillView(seal: SchoolSeal, kind: DrillKind, drillMs: number, nowMs: number): DrillView {
  const { atMs, tookMs } = lastDrillOf(seal, kind);
  return {
    lastAtMs: atMs,
    lastTookMs: tookMs,
    dueAtMs: drillDueAtMs(atMs, drillMs),
    overdue: isDrillOverdue(kind, atMs, drillMs, nowMs),
  };
}

interface Around {
  colleagues: readonly ColleagueFacts[];
  threads: ThreadSealsPort;
  keys: SchoolKeys;
  holders: readonly SealHolder[];
  context: ActionContext;
}

async function keyView(
  role: KeyRole,
  { colleagues, threads, keys, holders, context }: Around,
): Promise<KeyView> {
  const { caller } = context;
  const key = keys[role];
  const able = colleagues.filter(({ roles }) => mayHold(role, roles));
  const nameOf = (id: string) => able.find(({ personId }) => personId === id)?.name ?? '老师';
  const isFree = ({ personId }: ColleagueFacts) => heldBy(keys, personId) === null;
  const isReady = (id: string) => holders.some(({ _id, confirmed }) => _id === id && confirmed);
  return {
    role,
    number: key?.number ?? 0,
    holders: (key?.shares ?? []).map(({ personId }) => ({ personId, name: nameOf(personId) })),
    candidates: able.filter(isFree).map(({ personId, name }) => ({
      personId,
      name,
      ready: isReady(personId),
    })),
    mine: holds(key, caller.personId),
    mayBegin: key === null && caller.roles.includes(beginnerOf[role]),
    waiting: key?.previous ? await threads.countUnder(caller.schoolId, key.previous.keyId) : null,
  };
}
