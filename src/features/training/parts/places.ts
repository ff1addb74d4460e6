/** Pages that are reached from within the parent school only: they weigh nothing in the main package. */
const at = (page: string) => `/features/training/${page}/index`;

export const places = {
  session: at('session'),
  checkIn: at('check-in'),
  lesson: at('lesson'),
  editSession: at('edit-session'),
  editLesson: at('edit-lesson'),
  door: at('door'),
};
