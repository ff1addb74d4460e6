/** What is being posted: subject, classes, tiers (H1), and what it would break (H2). */
import { useRef, useState } from 'react';
import { confirm } from '../../../lib/confirm';
import type { OutputOf } from '../../../shared/action/contract';
import { isOwed } from '../../../shared/homework/days';
import {
  excessOf,
  mayWrite,
  subjectLimit,
  type DayLoad,
  type Excess,
} from '../../../shared/homework/load';
import { longestTask, type Sheet, type Tier } from '../../../shared/homework/model';
import type { DeskRow, homeworkDesk } from '../../../shared/homework/teacher-contracts';
import { subjects, type Subject } from '../../../shared/people/subjects';
import {
  blankTask,
  draftOf,
  minutesWhileTyping,
  withOwn,
  type SheetDraft,
  type TaskDraft,
  type Texts,
} from './sheet-draft';
import { usePictures } from './use-pictures';

export type Desk = OutputOf<typeof homeworkDesk>;

export function loadOfRow({ load }: DeskRow): DayLoad {
  return Object.fromEntries(load.map(({ subject, minutes }) => [subject, minutes]));
}

/** Subjects the teacher has, in the timetable's order. */
export function subjectsOf({ rows }: Desk): Subject[] {
  return subjects.filter((subject) => rows.some((row) => row.subject === subject));
}

interface Choice {
  subject: Subject | undefined;
  /** Null: the classes that owe it. */
  classIds: readonly string[] | null;
  draft: SheetDraft;
  /** Another number begins the fields anew. */
  round: number;
  confirmed: boolean;
  /** The most characters of a tier's words: what two have written together is not cut off. */
  longest: number;
  /** The post that this one goes on from, and what it said then. */
  over: { classId: string; step: number; sheet: Sheet } | null;
}

const nothing: Choice = {
  subject: undefined,
  classIds: null,
  draft: {},
  round: 0,
  confirmed: false,
  longest: longestTask,
  over: null,
};

/** A class that the post would take over a limit. */
export interface OverLimit {
  row: DeskRow;
  excess: Excess[];
}

/** What follows from a choice on this desk. */
function derived(desk: Desk, choice: Choice) {
  const subject = choice.subject ?? subjectsOf(desk)[0] ?? 'chinese';
  const rows = desk.rows.filter((row) => row.subject === subject);
  const owed = rows.filter(({ standing }) => isOwed(standing)).map(({ classId }) => classId);
  const classIds = choice.classIds ?? owed;
  const chosen = rows.filter(({ classId }) => classIds.includes(classId));
  const writes = (chosen.length > 0 ? chosen : rows).every(({ grade }) => mayWrite(grade));
  const allowed = subjectLimit(desk.limits, subject);
  const draft: SheetDraft = { basic: blankTask('basic', writes, allowed), ...choice.draft };
  const minutes = minutesWhileTyping(draft);
  const over = chosen.flatMap((row): OverLimit[] => {
    const excess = excessOf(desk.limits, loadOfRow(row), subject, minutes);
    return excess.length > 0 ? [{ row, excess }] : [];
  });
  // What a colleague gave is gone on from, not written over.
  const taken = chosen.filter(
    ({ classId, colleague, published, standing }) =>
      colleague !== null &&
      (published !== null || standing === 'waiting') &&
      choice.over?.classId !== classId,
  );
  return { subject, rows, classIds, chosen, taken, writes, allowed, draft, minutes, over };
}

/** What the page went on from, when it was this row's. */
function baseOf({ classId, subject }: DeskRow, shown: Subject, { over }: Choice): Sheet | null {
  return over?.classId === classId && shown === subject ? over.sheet : null;
}

/** What a post names of the one that it goes on from. */
function overOf({ over }: Choice, classIds: readonly string[]) {
  if (over === null || !classIds.includes(over.classId)) return null;
  return { classId: over.classId, step: over.step };
}

const copying = {
  title: '换成上一次的？',
  content: '现在写的会换掉。',
  cancelText: '留着我的',
  confirmText: '照抄',
};

async function mayReplace(texts: Texts): Promise<boolean> {
  const hasWords = Object.values(texts).some((text) => text.trim() !== '');
  return !hasWords || confirm(copying);
}

export function usePosting(desk: Desk) {
  const [choice, setChoice] = useState(nothing);
  /** Words only: nothing on the page changes with them. */
  const texts = useRef<Texts>({});
  const reason = useRef('');
  const pictures = usePictures();
  const now = derived(desk, choice);
  const change = (patch: Partial<Choice>) => setChoice((last) => ({ ...last, ...patch }));
  const begin = (sheet: Sheet, patch: Partial<Choice> = {}) => {
    const copied = draftOf(sheet);
    texts.current = copied.texts;
    const longest = Math.max(longestTask, ...sheet.tasks.map(({ text }) => text.length));
    change({ ...patch, draft: copied.draft, longest, round: choice.round + 1 });
  };
  /** What a colleague gave, with what was written here since it was gone on from last. */
  const joined = (row: DeskRow, theirs: Sheet): Sheet => {
    const base = baseOf(row, now.subject, choice);
    const before = base?.pictures ?? [];
    const isPictured = pictures.hasMore(before);
    pictures.goOn(theirs.pictures ?? [], before);
    return withOwn(theirs, { draft: now.draft, texts: texts.current, isPictured, base });
  };
  return {
    ...now,
    texts,
    reason,
    pictures,
    /** Of the pictures that are there, in their order. */
    pictureIds: pictures.pictures.flatMap(({ pictureId }) => pictureId ?? []),
    round: choice.round,
    confirmed: choice.confirmed,
    confirm: () => change({ confirmed: !choice.confirmed }),
    setSubject: (subject: Subject) => change({ subject, classIds: null, over: null }),
    toggleClass: (classId: string) => {
      const rest = now.classIds.filter((id) => id !== classId);
      const isOn = rest.length < now.classIds.length;
      change({ classIds: isOn ? rest : [...now.classIds, classId] });
    },
    setTask: (tier: Tier, part: Partial<TaskDraft> | null) => {
      const { [tier]: task, ...rest } = now.draft;
      if (part === null) delete texts.current[tier];
      const next = { ...(task ?? blankTask(tier, now.writes, now.allowed)), ...part };
      change({ draft: part === null ? rest : { ...rest, [tier]: next } });
    },
    longest: choice.longest,
    goesOnFrom: overOf(choice, now.classIds),
    /** The words alone: another day has another page. */
    copy: async (sheet: Sheet) => (await mayReplace(texts.current)) && begin(sheet),
    /** A class that has homework already: it alone, with what it has, to be corrected or, a colleague's, gone on from. */
    correct: (row: DeskRow) => {
      const { classId, subject, step, colleague } = row;
      const sheet = row.asked?.sheet ?? row.published;
      if (!sheet) return;
      if (colleague === null) pictures.begin(sheet.pictures ?? []);
      const kept = colleague === null ? sheet : joined(row, sheet);
      begin(kept, { subject, classIds: [classId], over: { classId, step, sheet } });
    },
    reset: () => {
      texts.current = {};
      reason.current = '';
      pictures.begin([]);
      setChoice({ ...nothing, subject: now.subject, round: choice.round + 1 });
    },
  };
}

export type Posting = ReturnType<typeof usePosting>;
