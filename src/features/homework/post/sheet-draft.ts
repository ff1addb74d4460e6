/** What a teacher is about to give (H1): minutes and kind by tier; the words lie beside them, in the fields. Pure. */
import { countedMinutes } from '../../../shared/homework/load';
import {
  longestTask,
  mostTaskMinutes,
  tiers,
  type Sheet,
  type Task,
  type Tier,
} from '../../../shared/homework/model';

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

/** A colleague's sheet with what was written here already, tier by tier: nothing of either is lost. */
export function withOwn(theirs: Sheet, draft: SheetDraft, texts: Texts): Sheet {
  const tasks = tiers.flatMap((tier): Task[] => {
    const [given] = theirs.tasks.filter((task) => task.tier === tier);
    const [own, text] = [draft[tier], texts[tier]?.trim() ?? ''];
    if (!own || text === '') return given ? [given] : [];
    if (!given) return [{ tier, text, ...own }];
    return [
      {
        tier,
        text: [given.text, text].filter(Boolean).join('；').slice(0, longestTask),
        minutes: Math.min(given.minutes + own.minutes, mostTaskMinutes),
        written: given.written || own.written,
      },
    ];
  });
  return { ...theirs, tasks };
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
