/** The two schools of the demonstration in figures. */
export interface SchoolPlan {
  schoolId: string;
  name: string;
  /** Start of the name generator. */
  nameStart: number;
  /** Its staff's mobiles are 138 0000 and this figure counted up. */
  firstMobile: number;
  grades: readonly number[];
  classesPerGrade: number;
  studentsPerClass: number;
  counsellors: number;
  partTimeCounsellors: number;
  leaderNames: readonly string[];
  /** Of the district: they step in where an adult of the school is concerned (W9). */
  receiverNames: readonly string[];
  /** Of the teachers' union: runs the teachers' own channel (M8). */
  unionNames: readonly string[];
  /** In each class of these two grades the first so many families have a child in both. */
  siblings: { older: number; younger: number; perClass: number } | null;
  /** A guardian of two who lends the phone to the younger child. */
  lentAccount: { guardianId: string; studentId: string; passcode: string } | null;
  /** A class teacher who is a parent at the school too: one account, two persons. */
  teacherWhoIsGuardian: { teacherId: string; guardianId: string } | null;
}

export const demoPlan: SchoolPlan = {
  schoolId: 'demo',
  name: '润心实验学校',
  nameStart: 20_260_901,
  firstMobile: 1,
  grades: [1, 2, 3, 4, 5, 6],
  classesPerGrade: 3,
  studentsPerClass: 45,
  counsellors: 4,
  partTimeCounsellors: 2,
  leaderNames: ['校长', '副校长'],
  receiverNames: ['欧阳静', '欧阳岚'],
  unionNames: ['司徒明'],
  siblings: { older: 4, younger: 1, perClass: 7 },
  lentAccount: { guardianId: 'demo-g-4-1-07', studentId: 'demo-s-1-1-07', passcode: '246810' },
  teacherWhoIsGuardian: { teacherId: 'demo-t-2-1', guardianId: 'demo-g-5-3-10' },
};

/** A small neighbour with every role once: nobody there may ever see anything of the other school. */
export const neighbourPlan: SchoolPlan = {
  schoolId: 'demo2',
  name: '润泽小学',
  nameStart: 77,
  firstMobile: 1_001,
  grades: [3],
  classesPerGrade: 1,
  studentsPerClass: 2,
  counsellors: 2,
  partTimeCounsellors: 0,
  leaderNames: ['校长'],
  receiverNames: ['诸葛敏'],
  unionNames: [],
  siblings: null,
  lentAccount: null,
  teacherWhoIsGuardian: null,
};
