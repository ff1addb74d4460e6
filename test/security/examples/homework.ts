/** One valid input per action of homework (H1–H4). */
import type { Objects } from '../examples';

const sheet = {
  tasks: [
    { tier: 'basic' as const, text: '练习册第 12 页第 1–4 题', minutes: 15, written: true },
    { tier: 'optional' as const, text: '星号题', minutes: 10, written: true },
  ],
};

const form = {
  minutes: [
    { subject: 'chinese' as const, minutes: 20 },
    { subject: 'mathematics' as const, minutes: 35 },
  ],
  difficulty: 'right' as const,
  mood: 'calm' as const,
  bedtime: '21:40',
  remark: '',
};

/** A white dot: the smallest picture there is. */
export const dotPicture =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==';

export const homeworkExamples = {
  'homework.desk': () => ({}),
  'homework.post': ({ classId, today }: Objects) => ({
    date: today,
    subject: 'chinese' as const,
    classIds: [classId],
    over: { classId, step: 1 },
    sheet,
    confirmed: true as const,
  }),
  'homework.none': ({ classId, today }: Objects) => ({
    date: today,
    subject: 'chinese' as const,
    classIds: [classId],
    over: { classId, step: 1 },
  }),
  'homework.requests': () => ({}),
  'homework.decide': ({ classId, today, askedSubject, askingNumber }: Objects) => ({
    classId,
    date: today,
    subject: askedSubject,
    number: askingNumber,
    agree: true,
    dayMinutes: 300,
    reason: '单元最后一课',
  }),
  'homework.class-day': ({ classId }: Objects) => ({ classId }),
  'homework.remind': ({ classId }: Objects) => ({ classId, subject: 'english' as const }),
  'homework.children-today': () => ({}),
  'homework.today': ({ studentId }: Objects) => ({ childId: studentId }),
  'homework.week': ({ studentId }: Objects) => ({ childId: studentId }),
  'homework.submit-week': ({ studentId, monday }: Objects) => ({
    childId: studentId,
    monday,
    version: 0,
    form,
    earlier: [form],
  }),
  'homework.add-picture': ({ taken }: Objects) => ({
    taken,
    part: 0,
    parts: 1,
    bytes: dotPicture,
  }),
  'homework.pictures': ({ classId, today, askedSubject }: Objects) => ({
    classId,
    date: today,
    subject: askedSubject,
  }),
  'homework.month': ({ classId }: Objects) => ({ level: 'class' as const, key: classId }),
};
