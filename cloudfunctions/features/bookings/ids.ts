/** Ids of booking documents. What stands for a child's act is a keyed mark: nothing outside the secret joins it. */
import { mark, newestKeyVersion } from '../../platform/secrets';

export const dayId = {
  counsellor: (counsellorId: string, date: string) => `counsellor:${counsellorId}:${date}`,
  room: (roomId: string, date: string) => `room:${roomId}:${date}`,
};

export const monthId = (studentId: string, month: string) => `month:${studentId}:${month}`;
export const waitsId = (schoolId: string, date: string) => `wait:${schoolId}:${date}`;

/** The same request of the same person is the same booking. */
export function bookingIdOf(schoolId: string, personId: string, requestId: string): string {
  return mark('booking-id', newestKeyVersion(), schoolId, personId, requestId);
}

/** One hold a student. */
export function holdIdOf(schoolId: string, studentId: string): string {
  return mark('booking-hold', newestKeyVersion(), schoolId, studentId);
}

/** One place a student and day. */
export function waitIdOf(schoolId: string, studentId: string, date: string): string {
  return mark('booking-wait', newestKeyVersion(), schoolId, studentId, date);
}

/** The `count`-th request of a month. */
export function requestIdOf(studentId: string, month: string, count: number): string {
  return mark('booking-request', newestKeyVersion(), 'id', studentId, month, count);
}

/** What leaders see of it: joined with the request by the store only. */
export function requestRefOf(requestId: string): string {
  return mark('booking-request', newestKeyVersion(), 'ref', requestId);
}

/** The same request of the same person is the same room. */
export function roomIdOf(schoolId: string, personId: string, requestId: string): string {
  return mark('booking-room', newestKeyVersion(), schoolId, personId, requestId);
}
