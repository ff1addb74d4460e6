/**
 * W1: the mood member writes, changes or declines this week's note. A child's own act: it leaves no time, no audit
 * entry and no notice.
 */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { isOnlyLabel } from '../../../src/shared/class-mood/label-words';
import { writeNote as contract } from '../../../src/shared/class-mood/member-contracts';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError, isDuplicate } from '../../platform/errors';
import { classIdsOf, requireOwn } from '../../platform/scopes';
import { transact, type Transaction } from '../../platform/transact';
import { schoolWeeks } from './class-week';
import { moodNotes, type MoodNote } from './collections';
import { noteId, ownNote } from './my-note';

type Input = ParsedInputOf<typeof contract>;

/** Two taps at the same moment: one of them finds the other's note at its second look. */
const maxAttempts = 3;

export function writeNote() {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs } = context;
    requireOwn(classIdsOf(caller, 'mood-member'), input.classId);
    const weeks = await schoolWeeks(caller.schoolId, nowMs);
    if (input.monday !== weeks.thisMonday || weeks.weekOf(input.monday) === null)
      throw new AppError('illegal-move', 'week');
    if (input.note.state === 'written' && isOnlyLabel(input.note.text))
      throw new AppError('mood-label', 'note');
    for (let attempt = 1; ; attempt += 1) {
      try {
        const note = await transact((transaction) => write(transaction, input, context));
        return { note: ownNote(note) };
      } catch (error) {
        if (!isDuplicate(error) || attempt === maxAttempts) throw error;
      }
    }
  });
}

type Words = Pick<MoodNote, 'state' | 'air' | 'sights' | 'text'>;

function isSame(stored: MoodNote, { state, air, sights, text }: Words): boolean {
  const known = [stored.state, stored.air, stored.sights, stored.text];
  return JSON.stringify(known) === JSON.stringify([state, air, sights, text]);
}

async function write(
  transaction: Transaction,
  { classId, monday, note }: Input,
  { caller }: ActionContext,
): Promise<MoodNote> {
  const _id = noteId(classId, monday, caller.personId);
  const words: Words =
    note.state === 'declined' ? { ...note, air: '', sights: [], text: '' } : note;
  const stored = await transaction.get(moodNotes, _id);
  if (stored) {
    // The same tap once more changes nothing.
    if (isSame(stored, words)) return stored;
    const version = stored.version + 1;
    await transaction.update(moodNotes, _id, { ...words, version });
    return { ...stored, ...words, version };
  }
  const { schoolId, personId: studentId } = caller;
  const fresh: MoodNote = { _id, schoolId, classId, monday, studentId, ...words, version: 0 };
  await transaction.add(moodNotes, fresh);
  return fresh;
}
