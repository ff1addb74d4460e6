/** Two campuses, each with a 六（2）班: a row says which, unless only one can be meant (G1). */
import { checkFile } from '../../../src/shared/roster-import/check-file';
import type { ClassRow, RosterRow, StaffRow, StudentRow } from '../../../src/shared/people/roster';
import { rowKinds } from '../../../src/shared/people/row-kinds';
import { changedCells, tableOf } from '../../../src/shared/roster-import/tables';
import { sheetOf, sheetOfTable, stored } from './lists';

const colleague = (number: string): StaffRow => ({
  ...{ kind: 'staff', number, name: '陈老师', mobile: '', roleName: '教师', duties: [] },
});
const classAt = (campus: string, teacherNumber: string): ClassRow => ({
  ...{ kind: 'class', grade: 6, number: 2, campus, teacherNumber },
});
const childAt = (campus: string, number: string): StudentRow => ({
  ...{ kind: 'student', number, name: '王小明', sex: 'boy', grade: 6, classNumber: 2, campus },
});
const staff = ['T001', 'T002'].map(colleague);
const classes = ['年级', '班号', '班主任工号', '校区'];
const students = ['学号', '姓名', '年级', '班号', '校区'];

const twoCampuses = stored(
  ...staff,
  classAt('东校区', 'T001'),
  classAt('西校区', 'T002'),
  childAt('东校区', '00000001'),
);
const oneCampus = stored(...staff, classAt('', 'T001'), childAt('', '00000001'));

test('G1: classes of one name on two campuses are two, and what is exported of them changes nothing', () => {
  const rows: RosterRow[] = twoCampuses.map(({ row }) => row);
  const sheets = rowKinds.map((kind) => sheetOfTable(tableOf(kind, rows)));
  const { problems, writes, facts } = checkFile(sheets, twoCampuses);
  expect({ problems, writes, same: facts.same }).toEqual({ problems: [], writes: [], same: 5 });
});

test('G1: a row that could mean either campus is an error of that row; a child who stays needs none', () => {
  const list = sheetOf(
    '学生',
    students,
    ['00000001', '王小明', '6', '2', ''],
    ['00000002', '李小红', '6', '2', ''],
    ['00000003', '张小刚', '6', '2', '西校区'],
    ['00000004', '赵小军', '6', '2', '北校区'],
    ['00000005', '孙小华', '6', '2', '东-校区'],
  );
  const { problems } = checkFile([list], twoCampuses);
  expect(problems).toEqual([
    {
      ...{ sheet: '学生', line: 3, column: '校区', found: '' },
      why: '东校区和西校区都有6年级2班',
      expected: '写上是哪个校区：东校区、西校区',
    },
    expect.objectContaining({ line: 5, found: '北校区6年级2班', why: '没有这个班' }),
    expect.objectContaining({ line: 6, column: '校区', why: '看不明白这一格' }),
  ]);
});

test('G1: lists without a campus go on meaning the only class there is', () => {
  const school = stored(...staff, classAt('东校区', 'T001'));
  const sheets = [
    sheetOf('班级', ['年级', '班号', '班主任工号'], ['6', '2', 'T001']),
    sheetOf('学生', students.slice(0, 4), ['00000001', '王小明', '6', '2']),
  ];
  const { problems, writes, facts } = checkFile(sheets, school);
  expect({ problems, same: facts.same }).toEqual({ problems: [], same: 1 });
  expect(writes).toEqual([
    expect.objectContaining({
      before: null,
      after: { ...childAt('东校区', '00000001'), sex: null },
    }),
  ]);
});

test('G1: a class whose campus is written down for the first time, or otherwise, stays the same class', () => {
  for (const [from, to] of [
    ['', '东校区'],
    ['东校区', '本部'],
  ] as const) {
    const school = stored(...staff, classAt(from, 'T001'), childAt(from, '00000001'));
    const sheets = [
      sheetOf('班级', classes, ['6', '2', 'T001', to]),
      sheetOf('学生', students, ['00000001', '王小明', '6', '2', to]),
    ];
    const { problems, writes, absent, facts } = checkFile(sheets, school);
    expect({ problems, absent, same: facts.same }).toEqual({ problems: [], absent: [], same: 1 });
    expect(writes.map(({ before, after }) => changedCells(before, after))).toEqual([
      [{ title: '校区', before: from, after: to }],
    ]);
  }
});

test('G1: the first list of a new campus takes no class over: another teacher, another class', () => {
  const list = sheetOf('班级', classes, ['6', '2', 'T002', '西校区']);
  const { problems, writes, absent } = checkFile([list], oneCampus);
  expect({ problems, absent }).toEqual({ problems: [], absent: [] });
  expect(writes).toEqual([
    expect.objectContaining({ before: null, after: classAt('西校区', 'T002') }),
  ]);
  const untaught = sheetOf('班级', classes, ['6', '2', '', '西校区']);
  expect(checkFile([untaught], oneCampus).problems).toEqual([
    expect.objectContaining({ column: '班主任工号', why: '新的班还没有班主任' }),
  ]);
});
