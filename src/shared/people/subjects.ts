/** Subjects as the timetable knows them. */
export const subjects = ['chinese', 'mathematics', 'english', 'science', 'arts', 'sports'] as const;
export type Subject = (typeof subjects)[number];

/** As everybody says them. @public */
export const subjectNames: Readonly<Record<Subject, string>> = {
  chinese: '语文',
  mathematics: '数学',
  english: '英语',
  science: '科学',
  arts: '艺术',
  sports: '体育',
};
