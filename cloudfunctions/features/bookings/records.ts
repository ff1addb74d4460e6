/** Talks that a student has or had (G2). */
import type { PersonalRecords } from '../../platform/personal-records';
import { findEvery } from '../../platform/store';
import { bookingRooms, bookings, type Booking } from './collections';

const stateWords: Readonly<Record<Booking['state'], string>> = {
  proposed: '等你答复',
  confirmed: '约好了',
  'to-adjust': '在另找时间',
  done: '谈过了',
  'no-show': '没有来',
  cancelled: '取消了',
};

export const bookingRecords: PersonalRecords = {
  kind: 'bookings',
  async lines({ schoolId, personId }) {
    const found = await findEvery(bookings, { schoolId, studentId: personId }, [['date', 'desc']]);
    if (found.length === 0) return [];
    const [rooms] = await findEvery(bookingRooms, { _id: schoolId });
    const places = new Map(rooms?.rooms.map(({ roomId, name }) => [roomId, name]));
    return found.map(({ date, start, end, roomId, state }) => ({
      head: `${date} ${start}–${end}`,
      text: [places.get(roomId), stateWords[state]].filter(Boolean).join('，'),
    }));
  },
};
