/** Limits of the inputs about the school's rules; matched with `action field`. */
import type { SettingObjects } from '../examples/settings';
import { longText, type Limits } from './limits';

export const settingObjects: SettingObjects = { schoolVersion: 1, settingNumber: 1 };

const of = (fields: string) => new RegExp(`^settings\\.\\S+ (?:${fields})$`);

export const settingLimits: readonly Limits[] = [
  {
    field: of('key'),
    legal: ['bookings.horizon-days', 'a.b'],
    illegal: ['', 'bookings', 'a.b.c', 'A.b', '$a.b', 'a.b\n', `a.${'x'.repeat(41)}`],
  },
  {
    field: of('value'),
    legal: [0, 100_000, 'all-day', 'g3-5'],
    illegal: [-1, 100_001, 0.5, '', '全天', 'x'.repeat(31), '$ne', '3-5'],
  },
  {
    field: of('fromDate|toDate|startDate|endDate'),
    legal: ['2026-10-21', '2028-02-29', '2099-12-31'],
    illegal: ['', '2026-02-29', '2026-13-01', '1926-10-21', '2026-10-2', 20261021],
  },
  { field: of('version'), legal: [0, 1_000_000_000], illegal: [-1, 0.5, 1_000_000_001, '1'] },
  {
    field: of('profileId'),
    legal: ['a', 'x'.repeat(40)],
    illegal: ['', 'x'.repeat(41), 'A', 'a.b'],
  },
  {
    field: of('termId'),
    legal: ['2026-autumn', 'x'.repeat(40)],
    illegal: ['', 'x'.repeat(7), 'x'.repeat(41), 'term.2026-09', '$term-2026'],
  },
  { field: of('name'), legal: ['秋', longText(20)], illegal: ['', ' ', longText(21)] },
  { field: of('note'), legal: ['', longText(20)], illegal: [longText(21)] },
  { field: of('kind'), legal: ['school', 'off', 'as-everywhere'], illegal: ['', 'on'] },
  { field: of('weekday'), legal: [1, 5], illegal: [0, 6, 1.5, '1'] },
];
