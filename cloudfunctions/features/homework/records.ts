/** The forms a family wrote about a child's weeks (G2). */
import { difficultyWords, moodWords } from '../../../src/shared/homework/words';
import { subjectNames } from '../../../src/shared/people/subjects';
import { addDays } from '../../../src/shared/time';
import { forgottenAtOnce, type PersonalRecords } from '../../platform/personal-records';
import { find, findEvery } from '../../platform/store';
import { transact } from '../../platform/transact';
import { homeworkForms, type HomeworkForm } from './collections';

function textOf({ form }: HomeworkForm): string {
  const minutes = form.minutes.map((one) => `${subjectNames[one.subject]} ${one.minutes} 分钟`);
  return [
    minutes.join('、'),
    `难易：${difficultyWords[form.difficulty]}`,
    `心情：${moodWords[form.mood]}`,
    ...(form.bedtime === null ? [] : [`睡觉：${form.bedtime}`]),
    ...(form.remark === '' ? [] : [`写的话：${form.remark}`]),
  ].join('；');
}

export const homeworkRecords: PersonalRecords = {
  kind: 'homework',
  async lines({ schoolId, personId }) {
    const forms = await findEvery(homeworkForms, { schoolId, studentId: personId }, [
      ['monday', 'desc'],
    ]);
    return forms.map((form) => ({
      head: `${form.monday} 到 ${addDays(form.monday, 6)}`,
      text: textOf(form),
    }));
  },
  async forget({ schoolId, personId }) {
    const forms = await find(
      homeworkForms,
      { schoolId, studentId: personId },
      { limit: forgottenAtOnce },
    );
    for (const { _id } of forms)
      await transact((transaction) => transaction.remove(homeworkForms, _id));
    return forms.length < forgottenAtOnce;
  },
};
