/** The sheets of a roster file and their columns: what the template shows, what a header is recognised by. */
import type { RowKind } from '../people/roster';

export interface Column {
  /** What the reader of the row calls it. */
  id: string;
  title: string;
  /** Other headers that mean the same. */
  aliases: readonly string[];
  /** Without this column the sheet is not recognised. */
  needed: boolean;
  /** What a cell must say: in the template and beside an error. */
  expected: string;
  examples: readonly [string, string];
}

export interface SheetPlan {
  kind: RowKind;
  /** Name of the sheet in the template. */
  name: string;
  /** One line for the first sheet of the template. */
  about: string;
  columns: readonly Column[];
}

function column(
  id: string,
  title: string,
  needed: boolean,
  expected: string,
  examples: readonly [string, string],
  aliases: readonly string[] = [],
): Column {
  return { id, title, needed, expected, examples, aliases };
}

const grade = column('grade', '年级', true, '1 到 12，如 6 或 六年级', ['6', '6'], []);
const classNumber = column(
  'classNumber',
  '班号',
  true,
  '1 到 99，如 2',
  ['1', '2'],
  ['班级号', '班次', '班级序号'],
);
const campus = column(
  'campus',
  '校区',
  false,
  '汉字、大写字母或数字，最多十个，如 东校区；只有一个校区就不写',
  ['', ''],
  ['所在校区'],
);
const name = column('name', '姓名', true, '两个字以上，不带数字和符号', ['王小明', '李小红']);

export const sheetPlans: readonly SheetPlan[] = [
  {
    kind: 'staff',
    name: '教职工',
    about:
      '每位教职工一行。职务里写会用到的：年级组长(3年级)、心理教师、中心主任、领导小组、导师、工会。',
    columns: [
      column(
        'number',
        '工号',
        true,
        '字母或数字，不重复',
        ['T001', 'T002'],
        ['教师编号', '教工号', '职工号'],
      ),
      { ...name, examples: ['陈老师', '林老师'], aliases: ['教师姓名'] },
      column(
        'mobile',
        '手机',
        false,
        '11 位手机号',
        ['13900000001', '13900000002'],
        ['手机号', '手机号码', '联系电话', '电话'],
      ),
      column(
        'duties',
        '职务',
        false,
        '如 年级组长(3年级)、心理教师；没有就写 教师',
        ['年级组长(6年级)', '教师'],
        ['岗位'],
      ),
    ],
  },
  {
    kind: 'class',
    name: '班级',
    about: '每个班一行。班主任写工号。有几个校区才写校区，班名前面会带上它。',
    columns: [
      grade,
      { ...classNumber },
      column('teacher', '班主任工号', true, '教职工表里的工号', ['T001', 'T002'], ['班主任']),
      campus,
    ],
  },
  {
    kind: 'student',
    name: '学生',
    about: '每位学生一行。学号认人：换了班、改了名，学号不变就是同一个人。',
    columns: [
      column(
        'number',
        '学号',
        true,
        '字母或数字，不重复',
        ['20210601', '20210602'],
        ['学籍号', '学生学号'],
      ),
      { ...name, aliases: ['学生姓名'] },
      column('sex', '性别', false, '男 或 女', ['男', '女']),
      grade,
      classNumber,
      campus,
    ],
  },
  {
    kind: 'guardian',
    name: '家长',
    about: '每位家长和每个孩子一行；有两个孩子就写两行。手机号认人。',
    columns: [
      {
        ...name,
        title: '家长姓名',
        aliases: ['姓名', '监护人', '监护人姓名'],
        examples: ['王大海', '李梅'],
      },
      column(
        'mobile',
        '手机',
        true,
        '11 位手机号',
        ['13900000011', '13900000012'],
        ['手机号', '手机号码', '联系电话', '家长手机', '电话'],
      ),
      column(
        'studentNumber',
        '学生学号',
        true,
        '学生表里的学号',
        ['20210601', '20210602'],
        ['孩子学号', '学号'],
      ),
      column(
        'relation',
        '关系',
        false,
        '妈妈、爸爸、爷爷、外婆……',
        ['爸爸', '妈妈'],
        ['与学生关系'],
      ),
    ],
  },
  {
    kind: 'teaching',
    name: '任教',
    about: '每个班的每一科一行：谁教、星期几有课。',
    columns: [
      grade,
      classNumber,
      column(
        'subject',
        '学科',
        true,
        '语文、数学、英语、科学、艺术、体育',
        ['语文', '数学'],
        ['科目'],
      ),
      column(
        'teacher',
        '教师工号',
        true,
        '教职工表里的工号',
        ['T001', 'T002'],
        ['工号', '任课教师工号'],
      ),
      column(
        'weekdays',
        '星期',
        false,
        '有课的日子，如 一三五 或 每天',
        ['每天', '一三五'],
        ['上课日'],
      ),
      campus,
    ],
  },
];

/** 班级 in one cell stands for 年级 and 班号. */
export const wholeClass = column(
  'class',
  '班级',
  false,
  '如 六(2)班 或 6.2',
  ['六(1)班', '六(2)班'],
  ['所在班级', '班别'],
);

export function planOf(kind: RowKind): SheetPlan {
  const plan = sheetPlans.find((one) => one.kind === kind);
  if (!plan) throw new RangeError(`no sheet of ${kind}`);
  return plan;
}

/** Rows that begin so explain the template; a reader steps over them. */
export const exampleMark = '例：';
export const explanationMark = '说明：';
