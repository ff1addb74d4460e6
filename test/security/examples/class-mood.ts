/** One valid input per action of the weekly class mood form (W1). */
import type { Objects } from '../examples';

const sheet = {
  counts: { low: 1, irritable: 0, tense: 0 },
  events: [{ kind: 'absence' as const, count: 1 }],
  quiet: false,
};

const contentOf = ({ studentId }: Objects) => ({
  ...sheet,
  concerns: [
    {
      studentId,
      source: 'new' as const,
      word: '' as const,
      behaviour: '连续四天午饭没怎么吃',
      level: 'yellow' as const,
    },
  ],
});

const weekOf = ({ classId, monday }: Objects) => ({ classId, monday });

export const classMoodExamples = {
  'class-mood.owed': () => ({}),
  'class-mood.open': ({ classId }: Objects) => ({ classId }),
  'class-mood.save-draft': (objects: Objects) => ({
    ...weekOf(objects),
    version: objects.formVersion,
    content: contentOf(objects),
  }),
  'class-mood.submit': (objects: Objects) => ({
    ...weekOf(objects),
    version: objects.formVersion,
    content: contentOf(objects),
    seen: [],
  }),
  'class-mood.my-note': () => ({}),
  'class-mood.write-note': ({ classId, monday }: Objects) => ({
    classId,
    monday,
    note: {
      state: 'written' as const,
      air: 'calm' as const,
      sights: ['tired' as const],
      text: '这周考试多。',
    },
  }),
  'class-mood.observation-desk': () => ({}),
  'class-mood.observe': ({ classId, studentId }: Objects) => ({
    classId,
    studentId,
    kind: 'absence' as const,
    text: '两天没来上课',
  }),
  'class-mood.missing': () => ({}),
  'class-mood.remind': ({ classId, monday }: Objects) => ({ classId, monday }),
  'class-mood.week': () => ({}),
  'class-mood.concerns': ({ classId, monday }: Objects) => ({ classId, monday }),
};
