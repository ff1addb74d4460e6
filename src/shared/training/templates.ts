/** Templates of the parent school (T1): a beginning that every school changes as it likes. */
import type { Checkpoint, LessonPart } from './model';

export interface SessionTemplate {
  title: string;
  steps: { title: string; text: string }[];
  capacity: number;
  start: string;
  end: string;
}

const steps = (talk: string) => [
  { title: '到场签到', text: '扫门口的二维码，或输入 4 位数字' },
  { title: '听讲和小组讨论', text: talk },
  { title: '带走一张小卡片', text: '回家试一件小事，下次说说' },
];

export const sessionTemplates: readonly SessionTemplate[] = [
  {
    title: '孩子发脾气的时候，我可以先做什么',
    steps: steps('90 分钟，孩子可以在图书室等'),
    capacity: 120,
    start: '09:30',
    end: '11:00',
  },
  {
    title: '作业拖拉，先看见再帮忙',
    steps: steps('90 分钟，带一份孩子的作业来'),
    capacity: 60,
    start: '18:30',
    end: '20:00',
  },
  {
    title: '小组沙龙：我家的手机约定',
    steps: steps('60 分钟，六到八家围一圈'),
    capacity: 12,
    start: '19:00',
    end: '20:00',
  },
];

export interface LessonTemplate {
  title: string;
  summary: string;
  minMinutes: number;
  parts: LessonPart[];
  checkpoints: Checkpoint[];
}

/** A drop on still water, small enough to travel with the lesson. */
const drop =
  'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAyNDAgMTIwIj48cmVjdCB3aWR0aD0iMjQwIiBoZWlnaHQ9IjEyMCIgZmlsbD0iI0RDRTlFMCIvPjxnIGZpbGw9Im5vbmUiIHN0cm9rZT0iIzFCNUU0RiIgc3Ryb2tlLXdpZHRoPSIyIj48cGF0aCBkPSJNMTIwIDIyYzEwIDE2IDE0IDIyIDE0IDMwYTE0IDE0IDAgMCAxLTI4IDBjMC04IDQtMTQgMTQtMzB6Ii8+PGVsbGlwc2UgY3g9IjEyMCIgY3k9Ijg4IiByeD0iMzAiIHJ5PSI4Ii8+PGVsbGlwc2UgY3g9IjEyMCIgY3k9Ijg4IiByeD0iNjAiIHJ5PSIxNiIgb3BhY2l0eT0iLjUiLz48L2c+PC9zdmc+';

export const lessonTemplates: readonly LessonTemplate[] = [
  {
    title: '听孩子说完，再说话',
    summary: '三个小办法，今晚就能用',
    minMinutes: 5,
    parts: [
      {
        kind: 'text',
        text: '孩子说话说到一半，大人最容易接上一句“我早就说过”。先停一停，把孩子的话听完。\n听的时候看着孩子，点点头，可以说“嗯，后来呢”。',
      },
      { kind: 'picture', address: drop, says: '一滴水落在平静的水面上' },
      {
        kind: 'text',
        text: '听完以后，用一句话说说你听到的：“你是说，今天分组没人叫你，心里不好受。”\n说对了，孩子会接着说；说错了，孩子会告诉你。',
      },
    ],
    checkpoints: [
      {
        question: '孩子说“今天没人跟我玩”，先说哪一句？',
        choices: ['“你是不是又惹别人了？”', '“没人跟你玩，心里不好受吧。”', '“那就自己玩。”'],
        right: 1,
        why: '先说出孩子的感受，孩子才愿意往下说。',
      },
      {
        question: '孩子说到一半停下来了，可以怎么做？',
        choices: ['等一等，说“我在听”', '马上讲道理'],
        right: 0,
        why: '停下来常常是在找词，等一等就好。',
      },
    ],
  },
  {
    title: '睡前二十分钟',
    summary: '让身体慢下来的顺序',
    minMinutes: 4,
    parts: [
      {
        kind: 'text',
        text: '睡前二十分钟，把灯调暗，手机放到客厅。洗漱、收书包、说三句话：今天高兴的一件、难的一件、明天想做的一件。',
      },
    ],
    checkpoints: [
      {
        question: '睡前手机放在哪里好？',
        choices: ['枕头边', '客厅'],
        right: 1,
        why: '看不见，就不会惦记。',
      },
    ],
  },
  {
    title: '和老师怎么说',
    summary: '约一次谈话前想好三件事',
    minMinutes: 4,
    parts: [
      {
        kind: 'text',
        text: '想和老师谈孩子的事，先想好三件：看到了什么（不是猜的），希望怎样，自己可以做什么。\n一次说一件，约好什么时候再说。',
      },
    ],
    checkpoints: [
      {
        question: '下面哪一句说的是看到的事？',
        choices: ['“他就是懒。”', '“这周三天写到九点半。”'],
        right: 1,
        why: '说看到的事，老师才好一起想办法。',
      },
    ],
  },
  {
    title: '孩子说不想上学',
    summary: '先别急着劝',
    minMinutes: 5,
    parts: [
      {
        kind: 'text',
        text: '先问清楚是今天、这件事，还是一直这样。陪孩子说出最难的那一节课、那一个人、那一段路。\n连着几天都这样，给班主任打个电话，也可以约心理老师。',
      },
    ],
    checkpoints: [
      {
        question: '第一次听到孩子说不想上学，先做什么？',
        choices: ['问一问最难的是哪一段', '告诉他必须去'],
        right: 0,
        why: '知道难在哪里，才帮得上。',
      },
    ],
  },
];
