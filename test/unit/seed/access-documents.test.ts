import {
  accessDocumentsFrom,
  type Roster,
} from '../../../cloudfunctions/features/people/access-documents';
import { access } from '../../../cloudfunctions/platform/collections/access';
import type { Person } from '../../../cloudfunctions/features/people/collections';

const student = (id: string, classId: string, grade: number): Person => ({
  _id: id,
  schoolId: 'school-a',
  name: `孩子${id}`,
  kind: 'student',
  classId,
  grade,
  studentNumber: `2026${id}`,
  sex: null,
  enrolledOn: '2026-09-01',
  mobile: null,
  leftOn: null,
  version: 1,
  epoch: 2,
  assignments: [{ role: 'student', scope: 'self', fromDate: '2026-09-01', toDate: null }],
});

const guardian = (id: string): Person => ({
  ...student(id, '', 0),
  name: `家长${id}`,
  kind: 'guardian',
  classId: null,
  grade: null,
  studentNumber: null,
  epoch: 0,
  assignments: [],
});

const roster: Roster = {
  schools: [{ _id: 'school-a', name: '甲校' }],
  classes: [
    {
      _id: '1-1',
      schoolId: 'school-a',
      grade: 1,
      name: '一（1）班',
      classTeacherId: 'teacher',
      number: 1,
      campus: '',
      entryYear: 2026,
      closedOn: null,
      version: 1,
    },
    {
      _id: '5-2',
      schoolId: 'school-a',
      grade: 5,
      name: '五（2）班',
      classTeacherId: 'other',
      number: 2,
      campus: '',
      entryYear: 2026,
      closedOn: null,
      version: 1,
    },
  ],
  people: [
    student('young', '1-1', 1),
    student('old', '5-2', 5),
    student('only', '5-2', 5),
    guardian('of-two'),
    guardian('of-one'),
  ],
  staff: [
    {
      _id: 'teacher',
      schoolId: 'school-a',
      name: '老师',
      roleName: '班主任',
      mobile: '13800000001',
      staffNumber: 'T1',
      leftOn: null,
      version: 1,
      assignments: [
        { role: 'class-teacher', scope: 'class:1-1', fromDate: '2026-09-01', toDate: '2027-07-09' },
      ],
    },
  ],
  guardianLinks: [
    {
      _id: '1',
      schoolId: 'school-a',
      guardianId: 'of-two',
      studentId: 'young',
      relation: null,
      version: 1,
    },
    {
      _id: '2',
      schoolId: 'school-a',
      guardianId: 'of-two',
      studentId: 'old',
      relation: null,
      version: 1,
    },
    {
      _id: '3',
      schoolId: 'school-a',
      guardianId: 'of-one',
      studentId: 'only',
      relation: null,
      version: 1,
    },
  ],
  guardedIds: ['young'],
  accounts: [
    { accountId: 'a', personIds: ['teacher', 'of-one'] },
    { accountId: 'b', personIds: ['of-two', 'young'] },
    { accountId: 'c', personIds: ['old'] },
  ],
};

describe('G1: who an account may act as', () => {
  const documents = accessDocumentsFrom(roster);

  test('one document per account, persons in the account’s order, of the declared shape', () => {
    expect(
      documents.map(({ _id, persons }) => [_id, ...persons.map((one) => one.personId)]),
    ).toEqual([
      ['a', 'teacher', 'of-one'],
      ['b', 'of-two', 'young'],
      ['c', 'old'],
    ]);
    for (const document of documents) expect(access.schema.parse(document)).toEqual(document);
  });

  test('a class is shown for a student, a class teacher and the guardian of one child', () => {
    const shown = documents.flatMap(({ persons }) =>
      persons.map(({ personId, className, grade }) => [personId, className, grade]),
    );
    expect(shown).toEqual([
      ['teacher', '一（1）班', null],
      ['of-one', '五（2）班', null],
      ['of-two', null, null],
      ['young', '一（1）班', 1],
      ['old', '五（2）班', 5],
    ]);
  });

  test('rights with their grades and the epoch of the passcode come along, a mobile does not', () => {
    const [teacher] = documents[0]?.persons ?? [];
    const grades = teacher?.assignments.map(({ grade, ...right }) => {
      expect(roster.staff[0]?.assignments).toContainEqual(right);
      return grade;
    });
    expect(grades).toEqual([1]);
    expect(documents[2]?.persons[0]).toMatchObject({ epoch: 2, schoolName: '甲校' });
    expect(JSON.stringify(documents)).not.toContain('1380000');
  });

  test('an account with an unknown person is refused as a whole', () => {
    const broken = { ...roster, accounts: [{ accountId: 'x', personIds: ['old', 'ghost'] }] };
    expect(() => accessDocumentsFrom(broken)).toThrow(RangeError);
  });
});
