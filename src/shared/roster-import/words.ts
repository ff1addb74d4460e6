/** How people write grades, classes, subjects, duties and weekdays (G1). Every reader answers null to what it cannot read. */
import { relationNames, relations, type Relation } from '../people/relations';
import type { ListedDuty, StaffRow } from '../people/roster';
import { highestGrade } from '../people/school-classes';
import { subjectNames, subjects, type Subject } from '../people/subjects';
import { tidy } from './cells';

const digits = '零一二三四五六七八九';

/** 1 to 99, in digits or Chinese. */
export function countOf(text: string): number | null {
  const bare = tidy(text).replace(/ /gu, '');
  if (/^\d{1,2}$/u.test(bare)) return Number(bare) || null;
  const [, tens, ten, ones] =
    /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(bare) ?? [];
  if (ten === undefined)
    return tens !== undefined && ones === undefined ? digits.indexOf(tens) : null;
  return (
    (tens === undefined ? 1 : digits.indexOf(tens)) * 10 +
    (ones === undefined ? 0 : digits.indexOf(ones))
  );
}

/** 1 to 12: 六, 6, 六年级, 初一 (7), 高三 (12). */
export function gradeOf(text: string): number | null {
  const bare = tidy(text)
    .replace(/ /gu, '')
    .replace(/(年级|年)$/u, '');
  const [, stage, year] = /^(初|高)([一二三123])$/u.exec(bare) ?? [];
  if (year !== undefined) return (stage === '初' ? 6 : 9) + (countOf(year) ?? 0);
  const grade = countOf(bare);
  return grade !== null && grade <= highestGrade ? grade : null;
}

/** 1 to 99: 2, 二, 2班, (2)班. */
export function classNumberOf(text: string): number | null {
  return countOf(tidy(text).replace(/[ ()班]/gu, ''));
}

/** 六(2)班, 六年级2班, 6.2, 6-2, 602, 高一(3)班. */
export function classOf(text: string): { grade: number; number: number } | null {
  const bare = tidy(text).replace(/ /gu, '');
  const [, short, two] = /^(\d{1,2})0(\d)$/u.exec(bare) ?? [];
  const [, long, rest] =
    /^(.+?)(?:年级|[.、(-]|(?<=[一二三四五六七八九十])(?=\d))\(?(.+?)\)?班?$/u.exec(bare) ?? [];
  const grade = gradeOf(short ?? long ?? '');
  const number = classNumberOf(two ?? rest ?? '');
  return grade === null || number === null ? null : { grade, number };
}

/** 东校区, as it is written before the class. */
export function campusOf(text: string): string | null {
  const bare = tidy(text).replace(/ /gu, '').toUpperCase();
  return /^[\p{Script=Han}A-Za-z0-9]{1,10}$/u.test(bare) ? bare : null;
}

export function sexOf(text: string): 'boy' | 'girl' | null {
  const bare = tidy(text).replace(/[生孩]$/u, '');
  return bare === '男' ? 'boy' : bare === '女' ? 'girl' : null;
}

const otherSubjectNames: Readonly<Record<string, Subject>> = {
  数: 'mathematics',
  外语: 'english',
  自然: 'science',
  美术: 'arts',
  音乐: 'arts',
  体育与健康: 'sports',
};

export function subjectOf(text: string): Subject | null {
  const bare = tidy(text).replace(/ /gu, '');
  return subjects.find((one) => subjectNames[one] === bare) ?? otherSubjectNames[bare] ?? null;
}

const otherRelationNames: Readonly<Record<string, Relation>> = {
  母亲: 'mother',
  母: 'mother',
  妈: 'mother',
  母子: 'mother',
  母女: 'mother',
  父亲: 'father',
  父: 'father',
  爸: 'father',
  父子: 'father',
  父女: 'father',
  爷爷: 'grandparent',
  奶奶: 'grandparent',
  外公: 'grandparent',
  外婆: 'grandparent',
  姥姥: 'grandparent',
  姥爷: 'grandparent',
  祖父: 'grandparent',
  祖母: 'grandparent',
  外祖父: 'grandparent',
  外祖母: 'grandparent',
  其他: 'other',
  监护人: 'other',
};

export function relationOf(text: string): Relation | null {
  const bare = tidy(text).replace(/ /gu, '');
  return relations.find((one) => relationNames[one] === bare) ?? otherRelationNames[bare] ?? null;
}

const weekdayWords = '一二三四五';

/** 一三五, 周一、周三, 1,3,5, 135, 每天; ascending, 1 Monday … 5 Friday. */
export function weekdaysOf(text: string): number[] | null {
  const bare = tidy(text)
    .replace(/(星期|礼拜|周)/gu, '')
    .replace(/[ 、,.;/和]/gu, '');
  if (/^(每天|天天|工作日|1-5|一至五|一到五)$/u.test(bare)) return [1, 2, 3, 4, 5];
  const days = [...bare].map((one) =>
    /[1-5]/u.test(one) ? Number(one) : weekdayWords.indexOf(one) + 1,
  );
  if (days.length === 0 || days.includes(0) || new Set(days).size !== days.length) return null;
  return days.sort((one, other) => one - other);
}

/** In the words of the template; 班主任 and 学科教师 follow from the other sheets. */
export const dutyWords: Readonly<Record<ListedDuty, string>> = {
  'grade-leader': '年级组长',
  tutor: '导师',
  counsellor: '心理教师',
  'lead-counsellor': '中心主任',
  leader: '领导小组',
  committee: '指导委员会',
  union: '工会',
  'district-receiver': '区里的接收老师',
};

const otherDutyWords: Readonly<Record<string, ListedDuty>> = {
  心理健康教育中心主任: 'lead-counsellor',
  心理中心主任: 'lead-counsellor',
  兼职心理教师: 'counsellor',
  心理老师: 'counsellor',
  校长: 'leader',
  副校长: 'leader',
  爱心守护人: 'tutor',
  全员导师: 'tutor',
  工会主席: 'union',
  区接收老师: 'district-receiver',
};

/** They give no right of their own, or are given by another sheet. */
const wordsOnly = /^(班主任|.*教师|.*老师|教研组长|.*主任|.*干事|.*书记|职员|校医|无)$/u;

type Duties = NonNullable<StaffRow['duties']>;

/**
 * The duties in a cell, split at commas: `administers` when the cell names who administers the school, which is done
 * by hand; a part that is no duty at all comes back as `unknown`.
 */
export function dutiesOf(text: string): Duties | { unknown: string } | 'administers' {
  const duties: Duties = [];
  for (const part of tidy(text)
    .split(/[、,;/ ]+/u)
    .filter((one) => one !== '')) {
    if (part === '管理员') return 'administers';
    const duty = dutyOf(part);
    if (duty === null && !wordsOnly.test(part)) return { unknown: part };
    if (duty && !duties.some(({ role, grade }) => role === duty.role && grade === duty.grade))
      duties.push(duty);
  }
  return sortedDuties(duties);
}

function dutyOf(part: string): Duties[number] | null {
  const [, before, inside] = /^(.*?)年?级?组长(?:\((.+)\))?$/u.exec(part) ?? [];
  const grade = gradeOf(inside ?? before ?? '');
  if (grade !== null) return { role: 'grade-leader', grade };
  const role =
    (Object.keys(dutyWords) as ListedDuty[]).find((one) => dutyWords[one] === part) ??
    otherDutyWords[part];
  return role && role !== 'grade-leader' ? { role, grade: null } : null;
}

/** In one order, so that two lists of the same duties are the same. */
export function sortedDuties(duties: Duties): Duties {
  const rank = ({ role, grade }: Duties[number]) =>
    `${role}.${String(grade ?? 0).padStart(2, '0')}`;
  return [...duties].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

/** As the template writes them: 年级组长(3年级)、心理教师. */
export function dutiesText(duties: Duties): string {
  return duties
    .map(({ role, grade }) =>
      grade === null ? dutyWords[role] : `${dutyWords[role]}(${grade}年级)`,
    )
    .join('、');
}

export function weekdaysText(weekdays: readonly number[]): string {
  return weekdays.map((day) => weekdayWords[day - 1] ?? '').join('');
}
