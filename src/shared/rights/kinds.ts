/**
 * The one register of what is kept about a person (G2): what it is called, who may see it, whether the person may
 * have it deleted or why it stays, and when it goes by itself. Every collection of the person side declares its kind;
 * without one it does not compile.
 */
import { daysWords, type RetentionKey } from '../retention/policy';

/** Who opens 我的资料: a student, a guardian for themselves, a guardian for a `child`, a colleague. */
export const viewers = ['student', 'guardian', 'child', 'staff'] as const;
export type Viewer = (typeof viewers)[number];

export interface RecordKind {
  /** What it is called, and what stands in it. */
  name: string;
  what: string;
  /** Who reads it, line by line. */
  seenBy: readonly Viewer[];
  /** Who is told that this is kept at all, alike whether there is any or not. */
  toldTo: readonly Viewer[];
  /** Whether whoever sees it may have it deleted while at the school; otherwise why it is kept. */
  deletable: boolean;
  why: string;
  /** When it goes by itself: a figure of the school's, or words where something else ends it. */
  goes: { policy: RetentionKey; from: string } | { words: string };
}

const families = ['student', 'guardian'] as const;
const ofChild = ['student', 'child'] as const;

export const recordKinds = {
  roster: {
    name: '名单上的资料',
    what: '姓名、学号、班级、和家里人的关系。',
    seenBy: ['student', 'guardian', 'child'],
    toldTo: [],
    deletable: false,
    why: '在校的时候，学校要知道谁在哪个班、怎么找到家里人。这是学籍管理的要求。',
    goes: { policy: 'retention.leavers-days', from: '离校' },
  },
  'sign-in': {
    name: '用哪个微信进来',
    what: '绑定了几个微信、有没有设口令。微信号本身没有存。',
    seenBy: families,
    toldTo: [],
    deletable: false,
    why: '没有它就进不来。换了手机，请班主任解除旧的。',
    goes: { words: '离校 30 天以后解除' },
  },
  consents: {
    name: '同意书',
    what: '对档案、测评、统计说过的同意和不同意。',
    seenBy: ['child'],
    toldTo: [],
    deletable: false,
    why: '学校要能说明当时得到过同意。改主意随时可以，以前说过的留着作证明。',
    goes: { policy: 'retention.leavers-days', from: '离校' },
  },
  reminders: {
    name: '提醒',
    what: '还能收几次提醒，送到哪个微信（封着存）。',
    seenBy: ['student', 'guardian', 'staff'],
    toldTo: [],
    deletable: true,
    why: '',
    goes: { words: '离校以后' },
  },
  homework: {
    name: '作业周反馈',
    what: '每周填的作业时间、难易、睡觉时间和写的话。',
    seenBy: ['child'],
    toldTo: [],
    deletable: true,
    why: '',
    goes: { policy: 'retention.classroom-days', from: '那一周' },
  },
  'class-notes': {
    name: '本周观察',
    what: '写给班主任的班级观察。',
    seenBy: ['student'],
    toldTo: [],
    deletable: true,
    why: '',
    goes: { policy: 'retention.notes-days', from: '那一周' },
  },
  'teacher-notes': {
    name: '老师的工作记录',
    what: '老师平时看到的、要一起留心的事。不在这里一条条给出，想知道可以当面问班主任。',
    seenBy: [],
    toldTo: ofChild,
    deletable: false,
    why: '学校对每个学生的安全有责任，要能说明看到过什么、做了什么。',
    goes: { policy: 'retention.classroom-days', from: '那一周' },
  },
  bookings: {
    name: '谈话的约定',
    what: '和心理老师约的日子、时间、地点，来没来。谈了什么不在里面。',
    seenBy: ['student'],
    toldTo: [],
    deletable: false,
    why: '心理辅导要有工作记录，时间、地点、人要对得上。',
    goes: { policy: 'retention.bookings-days', from: '谈话那天' },
  },
  training: {
    name: '家长学校的报名和签到',
    what: '报了哪一场、来了没有。',
    seenBy: ['guardian'],
    toldTo: [],
    deletable: false,
    why: '名额和到场要对得上，学校要能说明培训办过。',
    goes: { policy: 'retention.classroom-days', from: '那个学期结束' },
  },
  lessons: {
    name: '线上课的进度',
    what: '看了多久、哪几题答对了、哪天看完。',
    seenBy: ['guardian'],
    toldTo: [],
    deletable: true,
    why: '',
    goes: { policy: 'retention.classroom-days', from: '那个学期结束' },
  },
  requests: {
    name: '改资料、删资料的申请',
    what: '提过的申请和学校的答复。',
    seenBy: viewers,
    toldTo: [],
    deletable: false,
    why: '学校要能说明申请有没有办、怎么办的。',
    goes: { policy: 'retention.classroom-days', from: '答复' },
  },
  import: {
    name: '名单导入的底稿',
    what: '学校导入名单时留下的底稿，写着名单上的姓名、学号、手机。',
    seenBy: [],
    toldTo: ['guardian', 'staff'],
    deletable: false,
    why: '导错了要能撤回来。',
    goes: { words: '导入以后几天自动清掉' },
  },
  work: {
    name: '工作资料',
    what: '姓名、工号、手机（用来叫您）、职务、任课和值班。',
    seenBy: ['staff'],
    toldTo: [],
    deletable: false,
    why: '在校的时候，学校要知道谁负责什么、怎么叫到。',
    goes: { words: '离校以后名单里不再有' },
  },
  acts: {
    name: '做过的事的记录',
    what: '在这里做过的事、写过的话、什么时候。',
    seenBy: [],
    toldTo: ['staff'],
    deletable: false,
    why: '谁也不能改、不能删，学校要能说明每一步是谁做的。',
    goes: { words: '记录一直留着，写下的理由到时候去掉' },
  },
} as const satisfies Record<string, RecordKind>;

export type RecordKindKey = keyof typeof recordKinds;
export const recordKindKeys = Object.keys(recordKinds) as RecordKindKey[];

/** The kind with its fields as every kind has them. */
export const recordKindOf = (key: RecordKindKey): RecordKind => recordKinds[key];

/** Kinds that somebody may have deleted on their own wish. */
export function deletableBy(viewer: Viewer): RecordKindKey[] {
  return recordKindKeys.filter((key) => {
    const { deletable, seenBy } = recordKindOf(key);
    return deletable && seenBy.includes(viewer);
  });
}

/** When it goes by itself, in words. */
export function goesWords(kind: RecordKind, days: (policy: RetentionKey) => number): string {
  return 'words' in kind.goes
    ? `${kind.goes.words}。`
    : `${kind.goes.from}以后 ${daysWords(days(kind.goes.policy))}自动删。`;
}
