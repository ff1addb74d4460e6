/** Limits of the inputs about people (G1); matched with `action field`. */
import type { PeopleObjects } from '../examples/people';
import { id, longText, type Limits } from './limits';

export const peopleObjects: PeopleObjects = {
  joinCode: 'AB-CDEF-GHJK',
  invitationId: 'invitation-of-a-class',
  applicationId: 'application-of-a-family',
  childName: '陈一一',
  childNumber: '20210120',
  rosterYear: 2026,
};

const of = (path: string) => new RegExp(`^people\\.\\S+ ${path}$`);

export const peopleLimits: readonly Limits[] = [
  {
    field: of('(classId|studentId|personId|invitationId|applicationId)'),
    legal: ['x', id(64)],
    illegal: ['', id(65), 'a.b', '$ne', 'x\n', '老师'],
  },
  { field: of('code'), legal: ['x', id(40)], illegal: ['', id(41), 7] },
  { field: of('(name|text)'), legal: ['陈', longText(40)], illegal: ['', ' ', longText(41)] },
  { field: of('ownName'), legal: ['', longText(40)], illegal: [longText(41), null] },
  {
    field: of('number'),
    legal: ['1', '２０２１', 'T0001', '2021-01 20', '1'.repeat(24)],
    illegal: ['', '1'.repeat(25), '学号一', '1;2'],
  },
  { field: of('relation'), legal: ['mother', 'other'], illegal: ['', 'uncle', 'MOTHER'] },
  { field: of('role'), legal: ['guardian', 'student'], illegal: ['', 'staff', 'admin'] },
  { field: of('decision'), legal: ['confirm', 'decline', 'undo'], illegal: ['', 'delete'] },
  {
    field: of('(passcode|old)'),
    legal: ['012345', '111112'],
    illegal: ['', '12345', '1234567', '12345a', '111111', 123456, '１２３４５６', '123456\n'],
  },
  { field: of('year'), legal: [2020, 2100], illegal: [2019, 2101, 2026.5, '2026'] },
];
