/** What a list says, what is wrong with it, and what it would change (G1). */
import fc from 'fast-check';
import { checkFile } from '../../../src/shared/roster-import/check-file';
import { keyOf, type RosterRow } from '../../../src/shared/people/roster';
import { rowKinds } from '../../../src/shared/people/row-kinds';
import { tableOf, templateOf } from '../../../src/shared/roster-import/tables';
import { rounds } from '../../harness/long-run';
import { anyName, anyRoster, sheetOf, sheetOfTable, stored } from './lists';

const teacher: RosterRow = {
  kind: 'staff',
  number: 'T001',
  name: '陈老师',
  mobile: '',
  roleName: '教师',
  duties: [],
};
const schoolClass: RosterRow = {
  kind: 'class',
  grade: 6,
  number: 1,
  campus: '',
  teacherNumber: 'T001',
};
const child: RosterRow = {
  kind: 'student',
  number: '00210601',
  name: '王小明',
  sex: 'boy',
  grade: 6,
  classNumber: 1,
  campus: '',
};
const school = stored(teacher, schoolClass, child);
const students = ['学号', '姓名', '性别', '年级', '班号'];

const sheetsOf = (rows: readonly RosterRow[]) =>
  rowKinds.map((kind) => sheetOfTable(tableOf(kind, rows)));

test('G1: what is exported can be imported and changes nothing, whatever the roster is', () => {
  fc.assert(
    fc.property(anyRoster, (rows) => {
      const { problems, writes, absent, facts } = checkFile(sheetsOf(rows), stored(...rows));
      expect({ problems, writes, absent }).toEqual({ problems: [], writes: [], absent: [] });
      expect(facts.same).toBe(rows.length);
    }),
    { numRuns: rounds(60, 1_000) },
  );
});

test('G1: an empty school takes the whole list, in an order in which nobody comes before what they point at', () => {
  fc.assert(
    fc.property(anyRoster, (rows) => {
      const { problems, writes } = checkFile(sheetsOf(rows), []);
      expect(problems).toEqual([]);
      expect(writes.map(({ after }) => keyOf(after)).sort()).toEqual(rows.map(keyOf).sort());
      const ranks = writes.map(({ after }) => rowKinds.indexOf(after.kind));
      expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
      expect(writes.every(({ before, version }) => before === null && version === null)).toBe(true);
    }),
    { numRuns: rounds(40, 600) },
  );
});

/** How people and spreadsheets spoil a cell without changing what it says. */
const anyMess = fc.constantFrom(
  (text: string) => ` ${text}\u3000`,
  (text: string) => text.replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (text: string) => `\u200b${text}`,
  (text: string) => text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase()),
  (text: string) => (/^\d+$/u.test(text) ? `'${text}` : text),
);

test('G1: full-width digits, stray spaces, unseen characters and small letters change nothing', () => {
  fc.assert(
    fc.property(anyRoster, fc.array(anyMess, { minLength: 1, maxLength: 3 }), (rows, messes) => {
      const sheets = sheetsOf(rows).map((sheet) => ({
        ...sheet,
        rows: sheet.rows.map((row, at) =>
          row.map((cell) =>
            cell && at > 0
              ? { ...cell, text: messes.reduce((text, mess) => mess(text), cell.text) }
              : cell,
          ),
        ),
      }));
      const { problems, writes } = checkFile(sheets, stored(...rows));
      expect({ problems, writes }).toEqual({ problems: [], writes: [] });
    }),
    { numRuns: rounds(40, 600) },
  );
});

test('G1: one wrong cell is one problem with its row and column, and the rest is read all the same', () => {
  const wrong = fc.constantFrom('7x年', '???', '=1+1', '王小明3', '没有');
  fc.assert(
    fc.property(anyRoster, wrong, fc.nat(), (rows, text, seed) => {
      const list = tableOf('student', rows);
      const line = seed % list.rows.length;
      const column = [1, 2, 3, 4][seed % 4] ?? 1;
      const spoilt = list.rows.map((row, at) =>
        at === line ? row.map((cell, place) => (place === column ? text : cell)) : row,
      );
      // Two characters of Chinese may well be a name.
      fc.pre(!(text === '没有' && column === 1));
      const sheets = [sheetOfTable({ ...list, rows: spoilt })];
      const { problems } = checkFile(sheets, stored(...rows));
      expect(problems).toEqual([
        expect.objectContaining({ sheet: '学生', line: line + 2, column: list.header[column] }),
      ]);
    }),
    { numRuns: rounds(60, 600) },
  );
});

test('G1: a title merged over the table, notes behind the header and other names of columns do no harm', () => {
  const sheet = sheetOf(
    '六年级名册',
    ['XX小学学生名册', null, null],
    [],
    ['序号', '学籍号 *', '学生姓名（必填）', '性 别', '班级'],
    ['1', '00210601', '王小明', '男', '六（1）班'],
  );
  const { problems, facts, writes } = checkFile([sheet], school);
  expect({ problems, writes, same: facts.same }).toEqual({ problems: [], writes: [], same: 1 });
});

test('G1: the template is no list: its explanation and examples are stepped over', () => {
  const sheets = rowKinds.map((kind) => sheetOfTable(templateOf(kind)));
  const { problems, writes } = checkFile(sheets, school);
  expect(writes).toEqual([]);
  expect(problems).toEqual([expect.objectContaining({ why: '表里还没有名单' })]);
});

test.each([
  [
    'lost zeros',
    [210601, '王小明', '男', 6, 1],
    { column: '学号', why: '像是表格去掉了开头的 0：另有 00210601' },
  ],
  [
    'a class nobody knows',
    ['00210602', '李小红', '女', 6, 9],
    { column: '班号', why: '没有这个班' },
  ],
  [
    'a rounded number',
    [2.10601000000123e17, '李小红', '女', 6, 1],
    { column: '学号', why: '数字太长，表格把后面几位改掉了' },
  ],
  [
    'a formula',
    ['=HYPERLINK("x")', '李小红', '女', 6, 1],
    { column: '学号', why: '看不明白这一格' },
  ],
  [
    'a name with a digit',
    ['00210602', '李小红2', '女', 6, 1],
    { column: '姓名', why: '看不明白这一格' },
  ],
  ['an empty name', ['00210602', null, '女', 6, 1], { column: '姓名', why: '这一格空着' }],
])('G1: %s is said with row, column and what is expected', (_what, row, said) => {
  const { problems } = checkFile([sheetOf('学生', students, row)], school);
  expect(problems).toEqual([expect.objectContaining({ sheet: '学生', line: 2, ...said })]);
  expect(problems[0]?.expected).not.toBe('');
});

test('G1: a date that a spreadsheet made of a class, and a number that cannot tell 6.1 from 6.10', () => {
  const header = ['学号', '姓名', '班级'];
  const sheet = sheetOf('学生', header, ['00210602', '李小红', null], ['00210603', '张小刚', 6.1]);
  const rows = sheet.rows.map((row, at) =>
    at === 1 ? [row[0] ?? null, row[1] ?? null, { text: '2026-06-01', as: 'date' as const }] : row,
  );
  const { problems } = checkFile([{ ...sheet, rows }], school);
  expect(problems.map(({ line, why }) => [line, why])).toEqual([
    [2, '表格把它变成了日期'],
    [3, '写成数字，分不清 6.1 和 6.10'],
  ]);
});

test('G1: twice the same student, two parents with one mobile, and whoever points at a row with an error', () => {
  const list = sheetOf(
    '学生',
    students,
    ['00210602', '李小红', '女', 6, 1],
    ['00210602', '李小红', '女', 6, 1],
    ['00210603', '张', '男', 6, 1],
  );
  const families = sheetOf(
    '家长',
    ['家长姓名', '手机', '学生学号', '关系'],
    ['李大海', '139 0000 0011', '00210602', '爸爸'],
    ['王梅', '+86 13900000011', '00210601', '妈妈'],
    ['张大山', '13900000012', '00210603', '爸爸'],
    ['赵大山', '13900000013', '00210699', '爸爸'],
  );
  const { problems } = checkFile([list, families], school);
  expect(problems.map(({ sheet, line, why }) => [sheet, line, why])).toEqual([
    ['学生', 3, '和第 2 行说的是同一个'],
    ['学生', 4, '看不明白这一格'],
    ['家长', 3, '第 2 行的李大海也是这个手机号'],
    ['家长', 5, '学生里没有这个学号'],
  ]);
});

test('G1: nobody becomes an administrator by a list, and an unknown duty is not passed over', () => {
  const list = (duties: string) =>
    checkFile([sheetOf('教职工', ['工号', '姓名', '职务'], ['T002', '林老师', duties])], school);
  expect(list('管理员').problems[0]?.why).toContain('管理员不从名单里来');
  expect(list('年级主长').problems[0]?.why).toBe('不认识“年级主长”这个职务');
  expect(list('三年级组长、心理教师').writes[0]?.after).toMatchObject({
    duties: [
      { role: 'counsellor', grade: null },
      { role: 'grade-leader', grade: 3 },
    ],
  });
});

test('G1: what a list does not say stays; who is not in it is listed, of its own classes only', () => {
  const other: RosterRow = { ...child, number: '00210602', name: '李小红', sex: 'girl' };
  const far: RosterRow = { ...child, number: '00210501', grade: 5 };
  const roster = stored(teacher, schoolClass, child, other, far);
  const sheet = sheetOf('学生', ['学号', '姓名', '年级', '班号'], ['00210601', '王晓明', '6', '1']);
  const { writes, absent } = checkFile([sheet], roster);
  expect(writes).toEqual([
    expect.objectContaining({ before: child, after: { ...child, name: '王晓明' }, version: 1 }),
  ]);
  expect(absent).toEqual([other]);
});

test('G1: a new class needs its teacher, a known one keeps it', () => {
  const list = sheetOf('班级', ['年级', '班号', '班主任工号'], ['6', '1', null], ['6', '2', null]);
  const { problems } = checkFile([list], school);
  expect(problems).toEqual([expect.objectContaining({ line: 3, column: '班主任工号' })]);
});

test('G1: a file of something else is one clear sentence', () => {
  const said = (...sheets: Parameters<typeof checkFile>[0]) => checkFile(sheets, school).problems;
  expect(said(sheetOf('Sheet1', ['a', 'b']))[0]?.why).toBe('没有认出表头，不知道这是什么名单');
  expect(said(sheetOf('学生', ['学号', '名字']))[0]?.why).toBe('没有找到这几列：姓名、年级、班号');
});

test('names: 生僻字, dots and letters are names; digits, symbols and formulas are not', () => {
  const named = (name: string) =>
    checkFile([sheetOf('学生', students, ['00210601', name, '男', 6, 1])], school).problems.length;
  for (const name of ['𠮷小明', '阿卜杜·热合曼', '阿依古丽・买买提', 'Anna Müller', '欧阳 娜娜'])
    expect([name, named(name)]).toEqual([name, 0]);
  for (const name of ['王', '王小明1', '王@明', '-王明', '王小明（转学）', '𝟙𝟚'])
    expect([name, named(name)]).toEqual([name, 1]);
  fc.assert(fc.property(anyName, (name) => expect(named(name)).toBe(0)));
});
