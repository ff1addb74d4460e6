/** Limits of the inputs of booking; matched with `action field`, because a reason is shorter here than elsewhere. */
import { id, longText, type Limits } from './limits';

const of = (fields: string) => new RegExp(`^bookings\\.\\S+ (?:\\S+\\.)?(?:${fields})$`);

const pattern = (day: number, start: string, end: string) => ({ day, start, end });
const exceptionOn = (day: number) => ({ date: `2026-10-0${day}`, windows: [] });
const many = <T>(length: number, one: T) => Array.from({ length }, () => one);

export const bookingLimits: readonly Limits[] = [
  {
    field: of('reason'),
    legal: ['因为', longText(200), ` ${longText(200)} `],
    illegal: ['', '因', ' 因 ', longText(201)],
  },
  {
    field: of('date|from'),
    legal: ['2026-10-21', '2028-02-29', '2099-12-31'],
    illegal: ['', '2026-02-29', '2026-13-01', '2026-10-32', '2126-10-21', '2026-10-2', 20261021],
  },
  {
    field: of('month'),
    legal: ['2026-01', '2026-12'],
    illegal: ['', '2026-00', '2026-13', '2126-10', '2026-1', '2026-10-01'],
  },
  {
    field: of('start'),
    legal: ['00:00', '12:40'],
    illegal: ['', '24:00', '9:00', '12:60', '12:0'],
  },
  { field: of('end'), legal: ['23:59'], illegal: ['', '24:00', '9:00', '12:60', '00:00'] },
  {
    field: of('(booking|wait|request)Id|ref|moves'),
    legal: [id(16), id(64), 'Aa0_-Aa0_-Aa0_-Aa0_-'],
    illegal: ['', id(15), id(65), `${id(20)}.`, `$${id(20)}`, `${id(20)}\n`],
  },
  {
    field: of('(counsellor|student|class|room)Id'),
    legal: ['x', id(64)],
    illegal: ['', id(65), 'a.b', 'a b', '$ne', '老师', 'x\n'],
  },
  { field: of('topic'), legal: ['study', 'not-sure', null], illegal: ['', 'depression', 7] },
  {
    field: of('name'),
    legal: ['屋', longText(12), ` ${longText(12)} `],
    illegal: ['', '  ', longText(13)],
  },
  { field: of('place'), legal: ['', longText(40)], illegal: [longText(41)] },
  { field: of('plan|came|approve'), legal: [true, false], illegal: ['true', 1, 0, null] },
  { field: of('day'), legal: [1, 6], illegal: [0, 7, 1.5, '1'] },
  {
    field: of('weekly'),
    legal: [[], many(24, pattern(1, '12:00', '13:00'))],
    illegal: [many(25, pattern(1, '12:00', '13:00')), [pattern(1, '13:00', '13:00')], {}],
  },
  {
    field: of('exceptions'),
    legal: [[], many(60, exceptionOn(1))],
    illegal: [many(61, exceptionOn(1)), [{ date: '2026-10-01' }], {}],
  },
  {
    field: of('windows'),
    legal: [many(1, { start: '12:00', end: '12:40' }), many(4, { start: '12:00', end: '12:40' })],
    illegal: [many(5, { start: '12:00', end: '12:40' }), [{ start: '13:00', end: '12:00' }]],
  },
  { field: of('version'), legal: [0, 1_000_000_000], illegal: [-1, 0.5, 1_000_000_001, '1'] },
];
