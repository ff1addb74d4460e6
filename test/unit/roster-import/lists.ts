/** Lists as people type them, for tests of the roster import. */
import fc from 'fast-check';
import type { Cell, Sheet } from '../../../src/shared/roster-import/cells';
import type { RosterRow } from '../../../src/shared/people/roster';
import { relations } from '../../../src/shared/people/relations';
import { subjects } from '../../../src/shared/people/subjects';
import type { StoredRow } from '../../../src/shared/roster-import/stored-rows';
import type { Table } from '../../../src/shared/roster-import/tables';
import { sortedDuties } from '../../../src/shared/roster-import/words';

export function sheetOf(name: string, ...rows: (string | number | null)[][]): Sheet {
  return {
    name,
    rows: rows.map((row) =>
      row.map((cell): Cell | null => {
        if (cell === null || cell === '') return null;
        return typeof cell === 'number'
          ? { text: String(cell), as: 'number' }
          : { text: cell, as: 'text' };
      }),
    ),
  };
}

export function sheetOfTable({ name, header, rows }: Table): Sheet {
  return sheetOf(name, header, ...rows);
}

export function stored(...rows: RosterRow[]): StoredRow[] {
  return rows.map((row) => ({ row, version: 1 }));
}

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const givens = '明华丽伟芳娜敏静强磊军洋勇艳杰娟涛超霞平';
const pick = (from: string) => fc.constantFrom(...from);
export const anyName = fc
  .tuple(pick(surnames), fc.array(pick(givens), { minLength: 1, maxLength: 2 }))
  .map(([surname, given]) => surname + given.join(''));

const roleNames = ['教师', '数学教师', '校长', '年级组长(3年级)', '教导主任'];

/** A whole small school that fits together: every reference has its row. */
export const anyRoster: fc.Arbitrary<RosterRow[]> = fc
  .record({
    staff: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 5 }),
    classes: fc.uniqueArray(
      fc.tuple(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('', '', '东校区', 'B区'),
      ),
      {
        minLength: 1,
        maxLength: 4,
        selector: String,
      },
    ),
    students: fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 8 }),
    names: fc.array(anyName, { minLength: 20, maxLength: 20 }),
    choice: fc.array(fc.nat(10_000), { minLength: 60, maxLength: 60 }),
  })
  .map(({ staff, classes, students, names, choice }) => {
    let at = 0;
    const of = <T>(from: readonly T[]): T => from[(choice[at++ % 60] ?? 0) % from.length] as T;
    const name = () => of(names);
    const staffNumbers = staff.map((one) => `T${String(one).padStart(3, '0')}`);
    const studentNumbers = students.map((one) => String(one).padStart(8, '0'));
    const rows: RosterRow[] = [
      ...staffNumbers.map((number, index): RosterRow => ({
        kind: 'staff',
        number,
        name: name(),
        mobile: of(['', `1390000${String(1_000 + index)}`]),
        roleName: of(roleNames.filter((one) => !/校长|年级/u.test(one))),
        duties: sortedDuties(
          of([
            [],
            [{ role: 'counsellor' as const, grade: null }],
            [
              { role: 'grade-leader' as const, grade: 3 },
              { role: 'leader' as const, grade: null },
            ],
          ]),
        ),
      })),
      ...classes.map(([grade, number, campus]): RosterRow => ({
        kind: 'class',
        grade,
        number,
        campus,
        teacherNumber: of(staffNumbers),
      })),
      ...studentNumbers.map((number): RosterRow => {
        const [grade, classNumber, campus] = of(classes);
        return {
          kind: 'student',
          number,
          name: name(),
          sex: of(['boy', 'girl', null]),
          grade,
          classNumber,
          campus,
        };
      }),
      ...studentNumbers.map((studentNumber, index): RosterRow => ({
        kind: 'guardian',
        mobile: `1380000${String(1_000 + index)}`,
        name: name(),
        studentNumber,
        relation: of([...relations, null]),
      })),
      ...classes.map(([grade, classNumber, campus]): RosterRow => ({
        kind: 'teaching',
        grade,
        classNumber,
        campus,
        subject: of(subjects),
        staffNumber: of(staffNumbers),
        weekdays: of([[1, 2, 3, 4, 5], [2, 4], [1]]),
      })),
    ];
    return rows;
  });
