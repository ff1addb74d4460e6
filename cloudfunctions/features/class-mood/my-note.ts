/** W1: the mood member's note of this week, or nothing where none is asked for. */
import { myNote as contract, type OwnNote } from '../../../src/shared/class-mood/member-contracts';
import { defineAction } from '../../platform/action';
import { classIdsOf } from '../../platform/scopes';
import { getById } from '../../platform/store';
import { schoolWeeks } from './class-week';
import { moodNotes, type MoodNote } from './collections';

const noNote: OwnNote = { state: 'none', air: null, sights: [], text: '' };

export function myNote() {
  return defineAction(contract, async (_input, { caller, nowMs }) => {
    const [classId] = classIdsOf(caller, 'mood-member');
    if (classId === undefined) return { week: null };
    const weeks = await schoolWeeks(caller.schoolId, nowMs);
    const { thisMonday: monday } = weeks;
    if (weeks.weekOf(monday) === null) return { week: null };
    const stored = await getById(moodNotes, noteId(classId, monday, caller.personId));
    return {
      week: {
        classId,
        monday,
        weekNumber: weeks.weekNumber(monday),
        note: stored ? ownNote(stored) : noNote,
      },
    };
  });
}

export function noteId(classId: string, monday: string, studentId: string): string {
  return `${classId}.${monday}.${studentId}`;
}

export function ownNote({ state, air, sights, text }: MoodNote): OwnNote {
  return { state, air: air === '' ? null : air, sights, text };
}
