/** What a teacher is about to give (H1): minutes and kind by tier; the words lie beside them, in the fields. Pure. */
import { countedMinutes } from '../../../shared/homework/load';
import {
  longestTask,
  mostPictures,
  mostTaskMinutes,
  tiers,
  type Sheet,
  type Task,
  type Tier,
} from '../../../shared/homework/model';
import { tierWords } from '../../../shared/homework/words';

export type TaskDraft = Pick<Task, 'minutes' | 'written'>;
export type SheetDraft = Partial<Record<Tier, TaskDraft>>;
export type Texts = Partial<Record<Tier, string>>;

const usualMinutes: Readonly<Record<Tier, number>> = { basic: 15, extended: 5, optional: 10 };

/** Begins no longer than the subject may take by itself. */
export function blankTask(tier: Tier, mayWrite: boolean, allowed: number): TaskDraft {
  return { minutes: Math.min(usualMinutes[tier], allowed), written: mayWrite };
}

export function draftOf(sheet: Sheet): { draft: SheetDraft; texts: Texts } {
  const { tasks } = sheet;
  return {
    draft: Object.fromEntries(
      tasks.map(({ tier, minutes, written }) => [tier, { minutes, written }]),
    ),
    texts: Object.fromEntries(tasks.map(({ tier, text }) => [tier, text])),
  };
}

/** What is on the page, before it goes on from what a colleague gave meanwhile. */
export interface Begun {
  draft: SheetDraft;
  texts: Texts;
  /** Pictures were added here: they speak for tiers without words. */
  isPictured: boolean;
  /** What the page went on from before; null: everything on it is one's own. */
  base: Sheet | null;
}

const joint = '；';

/** What was added to words; words that were changed are all one's own. */
function wordsSince(before: string, text: string): string {
  if (text === before) return '';
  const begun = `${before}${joint}`;
  return before !== '' && text.startsWith(begun) ? text.slice(begun.length) : text;
}

/** What was said here of a tier since the base: words, minutes more or less; null: nothing. */
function ownOf(tier: Tier, { draft, texts, isPictured, base }: Begun): Task | null {
  const task = draft[tier];
  if (!task) return null;
  const text = texts[tier]?.trim() ?? '';
  const before = base?.tasks.find((one) => one.tier === tier);
  if (!before) return text !== '' || isPictured ? { tier, text, ...task } : null;
  const minutes = task.minutes - before.minutes;
  const rest = wordsSince(before.text, text);
  if (rest === '' && minutes === 0 && task.written === before.written) return null;
  return { tier, text: rest, minutes, written: task.written };
}

/**
 * A colleague's sheet with what was written here, tier by tier: nothing of either is lost, and nothing is said twice.
 * It may come to more than a post takes: `tooMuch` says so before it is sent.
 */
export function withOwn(theirs: Sheet, begun: Begun): Sheet {
  const tasks = tiers.flatMap((tier): Task[] => {
    const given = theirs.tasks.find((task) => task.tier === tier);
    const own = ownOf(tier, begun);
    if (!own) return given ? [given] : [];
    const text = [given?.text ?? '', own.text].filter(Boolean).join(joint);
    const minutes = Math.max(0, (given?.minutes ?? 0) + own.minutes);
    return [{ tier, text, minutes, written: own.written || given?.written === true }];
  });
  return { ...theirs, tasks };
}

/** What a post cannot take, as a sentence: said instead of cutting words, minutes or pictures off unseen. */
export function tooMuch({ tasks, pictures = [] }: Sheet): string | null {
  for (const { tier, text, minutes } of tasks) {
    if (text.length > longestTask)
      return `${tierWords[tier]}最多写 ${longestTask} 字，删短一点再公布`;
    if (minutes > mostTaskMinutes)
      return `${tierWords[tier]}最多 ${mostTaskMinutes} 分，减一点再公布`;
  }
  return pictures.length > mostPictures ? `图片最多 ${mostPictures} 张，去掉几张再公布` : null;
}

/** Tiers without words are left out where no picture speaks for them; null when nothing is said. */
export function sheetOf(draft: SheetDraft, texts: Texts, pictures: string[]): Sheet | null {
  const isPictured = pictures.length > 0;
  const tasks = tiers.flatMap((tier): Task[] => {
    const task = draft[tier];
    const text = texts[tier]?.trim() ?? '';
    return task && (text !== '' || isPictured) ? [{ tier, text, ...task }] : [];
  });
  if (tasks.length === 0) return null;
  return isPictured ? { tasks, pictures } : { tasks };
}

/** What the running total counts while typing, words or not. */
export function minutesWhileTyping(draft: SheetDraft): number {
  return countedMinutes({
    tasks: tiers.flatMap((tier): Task[] => {
      const task = draft[tier];
      return task ? [{ tier, text: '', ...task }] : [];
    }),
  });
}
