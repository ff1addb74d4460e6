/** What the demonstration's teachers give (H1): ordinary tasks, the same in every demonstration. */
import type { Sheet, Task } from '../../src/shared/homework/model';
import type { Subject } from '../../src/shared/people/subjects';

const writing: Partial<Record<Subject, readonly string[]>> = {
  chinese: [
    '抄写第 9 课词语两遍，读三遍课文',
    '写一段话：秋天的操场，六到八句',
    '预习第 10 课，圈出生字',
  ],
  mathematics: ['练习册第 12 页第 1–4 题', '口算一页，错的订正', '第 15 页应用题两道，写出思路'],
  english: ['Unit 3 单词各抄两遍', '听读课文，写三句话', 'Unit 3 练习第 2 题'],
};

const speaking: Partial<Record<Subject, readonly string[]>> = {
  chinese: ['给家人读一遍今天的儿歌', '说一说今天课上最喜欢的句子', '听故事，讲给家人听'],
  mathematics: ['和家人玩一局“凑十”', '数一数家里的门和窗', '摆一摆、说一说今天的加法'],
  english: ['跟唱 Unit 2 的歌', '指一指、说一说家里的东西', '听录音，跟读两遍'],
};

const minutes: Partial<Record<Subject, readonly number[]>> = {
  chinese: [20, 25, 15, 20],
  mathematics: [20, 15, 25, 20],
  english: [10, 8, 10, 5],
};

const optional: Task = {
  tier: 'optional',
  text: '想再练练的，做书上的星号题',
  minutes: 10,
  written: true,
};

/** `turn` counts on from day to day and class to class. */
export function sheetFor(grade: number, subject: Subject, turn: number): Sheet {
  const isWritten = grade >= 3;
  const texts = (isWritten ? writing : speaking)[subject] ?? ['读一读今天学的'];
  const times = minutes[subject] ?? [10];
  const basic: Task = {
    tier: 'basic',
    text: texts[turn % texts.length] ?? '',
    minutes: isWritten ? (times[turn % times.length] ?? 10) : 10,
    written: isWritten,
  };
  return { tasks: isWritten && turn % 3 === 0 ? [basic, optional] : [basic] };
}

/** More than H2 allows, with a reason as a teacher would write it. */
export const longSheet = (subject: Subject): Sheet => ({
  tasks: [
    {
      tier: 'basic',
      text:
        subject === 'chinese' ? '写一篇习作：我们班的一天' : '单元整理：画一张思维导图，做第 20 页',
      minutes: 35,
      written: true,
    },
  ],
});
