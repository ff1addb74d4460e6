/** What the roster and the sign-in keep about a person (G2), in plain words. */
import { relationNames } from '../../../src/shared/people/relations';
import { command } from '../../platform/cloud';
import type { PersonalRecords, RecordLine, RecordSubject } from '../../platform/personal-records';
import { find, findEvery, getById } from '../../platform/store';
import {
  accountPersons,
  classes,
  enrolments,
  guardianLinks,
  people,
  staff,
  teaching,
  type Person,
} from './collections';
import { passcodes } from './join-collections';

const sexWords = { boy: '男', girl: '女' } as const;

export const rosterRecords: PersonalRecords = {
  kind: 'roster',
  async lines({ schoolId, personId }) {
    const person = await getById(people, personId);
    if (person?.schoolId !== schoolId) return [];
    return [
      { head: '姓名', text: person.name },
      ...(person.kind === 'student' ? await studentLines(person) : await guardianLines(person)),
    ];
  },
};

async function studentLines({ _id, schoolId, ...student }: Person): Promise<RecordLine[]> {
  const names = new Map((await findEvery(classes, { schoolId })).map((one) => [one._id, one.name]));
  const history = await find(enrolments, { studentId: _id });
  const links = await find(guardianLinks, { studentId: _id });
  const guardians = await find(people, {
    _id: command.in(links.map(({ guardianId }) => guardianId)),
  });
  const family = links.flatMap(({ guardianId, relation }) => {
    const found = guardians.find((one) => one._id === guardianId);
    const called = relation === null ? '' : `（${relationNames[relation]}）`;
    return found ? [`${found.name}${called}`] : [];
  });
  return [
    ...(student.studentNumber === null ? [] : [{ head: '学号', text: student.studentNumber }]),
    ...(student.sex === null ? [] : [{ head: '性别', text: sexWords[student.sex] }]),
    ...history
      .sort((one, other) => (one.fromDate < other.fromDate ? -1 : 1))
      .map(({ classId, fromDate, toDate }) => ({
        head: '班级',
        text: `${names.get(classId) ?? ''}，${fromDate} 起${toDate === null ? '' : `，到 ${toDate}`}`,
      })),
    ...(family.length === 0 ? [] : [{ head: '家里人', text: family.join('、') }]),
  ];
}

async function guardianLines({ _id, mobile }: Person): Promise<RecordLine[]> {
  const links = await find(guardianLinks, { guardianId: _id });
  const children = await find(people, { _id: command.in(links.map(({ studentId }) => studentId)) });
  return [
    ...(mobile === null ? [] : [{ head: '手机', text: mobile }]),
    ...children.map(({ name }) => ({ head: '孩子', text: name })),
  ];
}

export const signInRecords: PersonalRecords = {
  kind: 'sign-in',
  async lines({ personId }) {
    const bound = await find(accountPersons, { personId });
    const passcode = await getById(passcodes, personId);
    return [
      ...bound.map(({ sinceDate }) => ({ head: '绑定的微信', text: `${sinceDate} 起` })),
      { head: '口令', text: passcode ? '设了（存的不是口令本身）' : '没有设' },
    ];
  },
};

export const workRecords: PersonalRecords = {
  kind: 'work',
  async lines({ schoolId, personId }: RecordSubject) {
    const colleague = await getById(staff, personId);
    if (colleague?.schoolId !== schoolId) return [];
    const { name, roleName, mobile, staffNumber } = colleague;
    const [taught, led] = await Promise.all([
      findEvery(teaching, { schoolId, teacherId: personId }),
      findEvery(classes, { schoolId, classTeacherId: personId, closedOn: null }),
    ]);
    return [
      { head: '姓名', text: name },
      { head: '职务', text: roleName },
      ...(staffNumber === null ? [] : [{ head: '工号', text: staffNumber }]),
      ...(mobile === '' ? [] : [{ head: '手机', text: mobile }]),
      ...led.map((one) => ({ head: '班主任', text: one.name })),
      ...(taught.length === 0 ? [] : [{ head: '任课', text: `${taught.length} 个班的课` }]),
    ];
  },
};

export const peopleRecords: readonly PersonalRecords[] = [
  rosterRecords,
  signInRecords,
  workRecords,
];
