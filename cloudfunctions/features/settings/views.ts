/** The school's rules as the settings pages show them. Stored documents never leave; words come from the product. */
import type { OutputOf } from '../../../src/shared/action/contract';
import type { listSettings } from '../../../src/shared/settings/contracts';
import { gradeSetWords } from '../../../src/shared/modules/grade-set';
import { topGradeAt } from '../../../src/shared/people/policy';
import { gradeName } from '../../../src/shared/people/school-classes';
import { isPolicyValue, type PolicyDefinition } from '../../../src/shared/policy';
import { policyRegistry } from '../../../src/shared/policy/all-policies';
import { settingProfiles } from '../../../src/shared/settings/profiles';
import {
  timelineOf,
  type DatedValue,
  type SettingValue,
} from '../../../src/shared/settings/timeline';
import { settingGroups, settingWords, unitWords } from '../../../src/shared/settings/words';
import { toLocalDate } from '../../../src/shared/time';
import type { Caller } from '../../platform/caller';
import type { StoredSchool } from '../../platform/collections/schools';

type Settings = OutputOf<typeof listSettings>;
type Setting = Settings['groups'][number]['settings'][number];

export function settingsView(stored: StoredSchool, caller: Caller, nowMs: number): Settings {
  return {
    groups: Object.entries(settingGroups).map(([groupId, name]) => ({
      groupId,
      name,
      settings: [...policyRegistry.values()]
        .filter(({ key }) => key.startsWith(`${groupId}.`))
        .map((definition) => settingView(definition, stored, caller, nowMs)),
    })),
    profiles: settingProfiles.map(({ profileId, name, hint, values }) => ({
      profileId,
      name,
      hint,
      differences: differencesOf(values, stored, nowMs),
    })),
    version: stored.version,
  };
}

function settingView(
  definition: PolicyDefinition,
  { policyValues }: StoredSchool,
  caller: Caller,
  nowMs: number,
): Setting {
  const { key, unit, changedBy } = definition;
  const { now, coming, past } = timelineOf(definition, policyValues, nowMs);
  const words = settingWords[key];
  return {
    key,
    name: words?.name ?? key,
    hint: words?.hint ?? '',
    unit: unitWords[unit],
    grades: 'isGrades' in definition ? gradesUpTo(topGradeAt(policyValues, nowMs)) : null,
    range: 'range' in definition ? { min: definition.range[0], max: definition.range[1] } : null,
    choices:
      'choices' in definition
        ? definition.choices.map((value) => ({ value, name: valueWords(definition, value) }))
        : [],
    standard: definition.default,
    value: now,
    coming: coming.map(dated),
    past: past.map(dated),
    mayChange: mayChange(definition, caller),
    changedBy: [...changedBy],
  };
}

function gradesUpTo(top: number): { grade: number; name: string }[] {
  return Array.from({ length: top }, (_, index) => ({
    grade: index + 1,
    name: gradeName(index + 1),
  }));
}

const dated = ({ value, fromMs }: DatedValue) => ({ value, fromDate: toLocalDate(fromMs) });

export function mayChange({ changedBy }: PolicyDefinition, caller: Caller): boolean {
  return caller.roles.some((role) => changedBy.includes(role));
}

/** e.g. 25 分钟, 全天 8:00–17:00 */
export function valueWords(definition: PolicyDefinition, value: SettingValue): string {
  if ('choices' in definition)
    return settingWords[definition.key]?.choices?.[value] ?? String(value);
  if ('isGrades' in definition) return gradeSetWords(String(value));
  return `${value} ${unitWords[definition.unit]}`.trim();
}

/** What a profile would change, as far as a definition still knows and allows it. */
export function changesOf(
  values: Readonly<Record<string, SettingValue>>,
  stored: StoredSchool,
  nowMs: number,
): { definition: PolicyDefinition; from: SettingValue; to: SettingValue }[] {
  return Object.entries(values).flatMap(([key, to]) => {
    const definition = policyRegistry.get(key as never) as PolicyDefinition | undefined;
    if (!definition || !isPolicyValue(definition, to)) return [];
    const from = timelineOf(definition, stored.policyValues, nowMs).now;
    return from === to ? [] : [{ definition, from, to }];
  });
}

function differencesOf(
  values: Readonly<Record<string, SettingValue>>,
  stored: StoredSchool,
  nowMs: number,
): Settings['profiles'][number]['differences'] {
  return changesOf(values, stored, nowMs).map(({ definition, from, to }) => ({
    name: settingWords[definition.key]?.name ?? definition.key,
    from: valueWords(definition, from),
    to: valueWords(definition, to),
  }));
}
