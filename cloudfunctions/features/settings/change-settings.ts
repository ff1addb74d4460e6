/** The school's figures are read, changed from a day on, taken back before they begin, and set by a profile. */
import {
  applyProfile as profileContract,
  changeSetting as changeContract,
  listSettings as listContract,
  withdrawSetting as withdrawContract,
} from '../../../src/shared/settings/contracts';
import type { ErrorCode } from '../../../src/shared/action/contract';
import {
  isPolicyValue,
  type PolicyDefinition,
  type StoredPolicyValue,
} from '../../../src/shared/policy';
import { policyRegistry } from '../../../src/shared/policy/all-policies';
import { settingProfiles } from '../../../src/shared/settings/profiles';
import {
  timelineOf,
  withoutComing,
  withValue,
  type ChangeRefusal,
  type SettingValue,
} from '../../../src/shared/settings/timeline';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import type { StoredSchool } from '../../platform/collections/schools';
import { AppError } from '../../platform/errors';
import { changeSchool, readSchool, type SchoolChange } from './school-document';
import { changesOf, mayChange, settingsView, valueWords } from './views';

const kind = 'setting';

export function listSettings() {
  return defineAction(listContract, async (_input, { caller, nowMs }) =>
    settingsView(await readSchool(caller.schoolId), caller, nowMs),
  );
}

export function changeSetting() {
  return defineAction(changeContract, async ({ key, value, fromDate, version }, context) => {
    const { caller, nowMs } = context;
    const definition = definitionFor(key, caller);
    if (!isPolicyValue(definition, value)) throw new AppError('setting-range', key);
    const changed = await changeSchool(context, changeContract.name, version, (stored) => {
      if (holdsFrom(definition, stored, value, fromDate, nowMs)) return null;
      const policyValues = written(stored.policyValues, { key, value, fromDate }, nowMs);
      const before = timelineOf(definition, stored.policyValues, nowMs).now;
      const reason = `${valueWords(definition, before)} → ${valueWords(definition, value)}, ${fromDate}`;
      return { patch: { policyValues }, object: { kind, id: key }, reason };
    });
    return settingsView(changed, caller, nowMs);
  });
}

export function withdrawSetting() {
  return defineAction(withdrawContract, async ({ key, fromDate, version }, context) => {
    const { caller, nowMs } = context;
    definitionFor(key, caller);
    const changed = await changeSchool(context, withdrawContract.name, version, (stored) => {
      const policyValues = withoutComing(stored.policyValues, { key, fromDate }, nowMs);
      if (policyValues.length === stored.policyValues.length) return null;
      return { patch: { policyValues }, object: { kind, id: key }, reason: fromDate };
    });
    return settingsView(changed, caller, nowMs);
  });
}

export function applyProfile() {
  return defineAction(profileContract, async ({ profileId, fromDate, version }, context) => {
    const { caller, nowMs } = context;
    const profile = settingProfiles.find((one) => one.profileId === profileId);
    if (!profile) throw new AppError('not-found', 'profile');
    const changed = await changeSchool(
      context,
      profileContract.name,
      version,
      (stored): SchoolChange => {
        const changes = changesOf(profile.values, stored, nowMs).filter(
          ({ definition, to }) => !holdsFrom(definition, stored, to, fromDate, nowMs),
        );
        if (changes.length === 0) return null;
        if (changes.some(({ definition }) => !mayChange(definition, caller)))
          throw new AppError('setting-not-yours', profileId);
        const policyValues = changes.reduce<StoredPolicyValue[]>(
          (values, { definition, to }) =>
            written(values, { key: definition.key, value: to, fromDate }, nowMs),
          stored.policyValues as StoredPolicyValue[],
        );
        return {
          patch: { policyValues },
          object: { kind: 'setting-profile', id: profileId },
          reason: fromDate,
        };
      },
    );
    return settingsView(changed, caller, nowMs);
  });
}

function definitionFor(key: string, caller: Caller): PolicyDefinition {
  const definition = policyRegistry.get(key as never) as PolicyDefinition | undefined;
  if (!definition) throw new AppError('not-found', 'setting');
  if (!mayChange(definition, caller)) throw new AppError('setting-not-yours', key);
  return definition;
}

/** Whether that is how it is already: a repeated tap. */
function holdsFrom(
  definition: PolicyDefinition,
  { policyValues }: StoredSchool,
  value: SettingValue,
  fromDate: string,
  nowMs: number,
): boolean {
  const { now, coming } = timelineOf(definition, policyValues, nowMs);
  if (fromDate === toLocalDate(nowMs)) return now === value;
  return coming.some((one) => one.value === value && toLocalDate(one.fromMs) === fromDate);
}

const refusals: Readonly<Record<ChangeRefusal, ErrorCode>> = {
  past: 'setting-past',
  'too-far': 'setting-too-far',
  'too-many': 'setting-too-often',
};

function written(
  values: readonly StoredPolicyValue[],
  change: { key: string; value: SettingValue; fromDate: string },
  nowMs: number,
): StoredPolicyValue[] {
  const result = withValue(values, change, nowMs);
  if (typeof result === 'string') throw new AppError(refusals[result], change.key);
  return result;
}
