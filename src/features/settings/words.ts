/** Days and figures in the words of the settings pages. */
import type { OutputOf, Role } from '../../shared/action/contract';
import type { listSettings } from '../../shared/settings/contracts';
import { gradeSetWords } from '../../shared/modules/grade-set';
import { roleWords } from '../../shared/people/role-names';

export type Settings = OutputOf<typeof listSettings>;
export type Setting = Settings['groups'][number]['settings'][number];
export type SettingValue = Setting['value'];

/** 2026年10月12日; without the year where everybody knows it. */
export function dayWords(date: string, today: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const short = `${Number(month)}月${Number(day)}日`;
  return year === today.slice(0, 4) ? short : `${year}年${short}`;
}

/** 90 分钟, 全天 8:00–17:00, 三年级、五年级 */
export function valueWords({ choices, grades, unit }: Setting, value: SettingValue): string {
  if (grades !== null) return gradeSetWords(String(value));
  const choice = choices.find((one) => one.value === value);
  return choice?.name ?? `${value} ${unit}`.trim();
}

/** 管理员、中心主任 */
export function whoWords(held: readonly Role[]): string {
  return roleWords(held);
}
