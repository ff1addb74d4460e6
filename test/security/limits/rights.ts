/** Limits of the inputs about one's data and about retention (G2); matched with `action field`. */
import type { RightsObjects } from '../examples/rights';
import { id, longText, type Limits } from './limits';

export const rightsObjects: RightsObjects = {
  leaverId: 'demo-s-6-1-21',
  wishId: 'wish-of-a-student-01',
};

const of = (fields: string) => new RegExp(`^rights(-files)?\\.\\S+ (?:\\S+\\.)?(?:${fields})$`);

export const rightsLimits: readonly Limits[] = [
  {
    field: of('childId'),
    legal: [null, id(8), id(64)],
    illegal: ['', id(7), id(65), 'child.of.x', '$neneneneo', `${id(8)}\n`, '老师老师老师老师'],
  },
  {
    field: of('requestId'),
    legal: [id(16), id(64)],
    illegal: ['', id(15), id(65), `${id(20)}.`, `$${id(20)}`],
  },
  {
    field: of('text|answer'),
    legal: ['字', longText(200), ` ${longText(200)} `],
    illegal: ['', ' \n', longText(201), 7],
  },
  {
    field: of('what'),
    legal: ['name', 'mobile', 'other'],
    illegal: ['', 'epoch', 'NAME', null],
  },
  {
    field: of('kinds'),
    legal: [['homework'], ['reminders', 'homework']],
    illegal: [[], ['messages'], Array.from({ length: 9 }, () => 'homework')],
  },
  { field: of('outcome'), legal: ['done', 'declined'], illegal: ['', 'open', 'taken-back'] },
  { field: of('value'), legal: [null, '陈', longText(40)], illegal: ['', ' ', longText(41), 7] },
  { field: /^retention\.decide on$/, legal: [true, false], illegal: ['true', 1, null] },
];
