/** What a guardian took part in (G2). */
import { command } from '../../platform/cloud';
import { forgottenAtOnce, type PersonalRecords } from '../../platform/personal-records';
import { find, findEvery } from '../../platform/store';
import { transact } from '../../platform/transact';
import {
  trainingAttendance,
  trainingLedgers,
  trainingLessons,
  trainingProgress,
  trainingSessions,
  type StoredProgress,
} from './collections';

export const trainingRecords: PersonalRecords = {
  kind: 'training',
  async lines({ schoolId, personId }) {
    const [sessions, ledgers] = await Promise.all([
      findEvery(trainingSessions, { schoolId }),
      findEvery(trainingLedgers, { schoolId }),
    ]);
    const named = new Map(sessions.map((session) => [session._id, session]));
    const own = ledgers.flatMap(({ _id, entries }) =>
      entries.filter(({ guardianId }) => guardianId === personId).map((entry) => ({ _id, entry })),
    );
    const came = await cameTo(schoolId, own);
    return own.map(({ _id, entry }) => ({
      head: named.get(_id)?.date ?? '',
      text: [
        named.get(_id)?.title ?? '',
        `${entry.persons} 人`,
        came.has(`${_id}.${entry.entryId}`) ? '到了' : '报了名',
      ].join('，'),
    }));
  },
};

async function cameTo(
  schoolId: string,
  own: readonly { _id: string; entry: { entryId: string } }[],
): Promise<Set<string>> {
  const ids = own.map(({ _id, entry }) => `${_id}.${entry.entryId}`).slice(0, 100);
  if (ids.length === 0) return new Set();
  const found = await find(trainingAttendance, { _id: command.in(ids), schoolId, came: true });
  return new Set(found.map(({ _id }) => _id));
}

export const lessonRecords: PersonalRecords = {
  kind: 'lessons',
  async lines({ schoolId, personId }) {
    const own = await findEvery(trainingProgress, { schoolId, guardianId: personId });
    const lessons = await find(trainingLessons, {
      _id: command.in(own.map(({ lessonId }) => lessonId).slice(0, 100)),
    });
    const titles = new Map(lessons.map(({ _id, title }) => [_id, title]));
    return own.map((one) => ({ head: titles.get(one.lessonId) ?? '', text: progressText(one) }));
  },
  async forget({ schoolId, personId }) {
    const own = await find(
      trainingProgress,
      { schoolId, guardianId: personId },
      { limit: forgottenAtOnce },
    );
    for (const { _id } of own)
      await transact((transaction) => transaction.remove(trainingProgress, _id));
    return own.length < forgottenAtOnce;
  },
};

function progressText({ readSeconds, passed, doneOn }: StoredProgress): string {
  const read = `看了约 ${Math.max(1, Math.round(readSeconds / 60))} 分钟`;
  const answered = `答对 ${passed.length} 题`;
  return doneOn === null ? `${read}，${answered}` : `${read}，${answered}，${doneOn} 看完`;
}
