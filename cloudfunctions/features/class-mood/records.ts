/** Notes of mood members (G2). */
import { forgottenAtOnce, type PersonalRecords } from '../../platform/personal-records';
import { find, findEvery } from '../../platform/store';
import { transact } from '../../platform/transact';
import { moodNotes } from './collections';

export const classNoteRecords: PersonalRecords = {
  kind: 'class-notes',
  async lines({ schoolId, personId }) {
    const notes = await findEvery(moodNotes, { schoolId, studentId: personId }, [
      ['monday', 'desc'],
    ]);
    return notes.map(({ monday, state, text }) => ({
      head: `${monday} 那一周`,
      text: state === 'declined' ? '这一周没有写' : text || '只选了选项',
    }));
  },
  async forget({ schoolId, personId }) {
    const notes = await find(
      moodNotes,
      { schoolId, studentId: personId },
      { limit: forgottenAtOnce },
    );
    for (const { _id } of notes)
      await transact((transaction) => transaction.remove(moodNotes, _id));
    return notes.length < forgottenAtOnce;
  },
};
