/** One valid input per action about people (G1). */
import type { Objects } from '../examples';

export const examplePasscode = '258036';

/** Things of one school that inputs about people may point at. */
export interface PeopleObjects {
  /** Of a class, for guardians. */
  joinCode: string;
  invitationId: string;
  /** One that waits and fits a child. */
  applicationId: string;
  /** The name and 学号 of a child of the class. */
  childName: string;
  childNumber: string;
  /** The school year that a promotion of today is of. */
  rosterYear: number;
}

const classOf = ({ classId }: Objects) => ({ classId });
const personOf = ({ studentId }: Objects) => ({ personId: studentId });
const nothing = () => ({});

export const peopleExamples = {
  'people.me': nothing,
  'people.children': nothing,
  'people.check-code': ({ joinCode }: Objects) => ({ code: joinCode }),
  'people.join': ({ joinCode, childName, childNumber }: Objects) => ({
    code: joinCode,
    name: childName,
    number: childNumber,
    ownName: '林秀云',
    relation: 'mother' as const,
  }),
  'people.my-applications': nothing,
  'people.invite-class': (objects: Objects) => ({
    ...classOf(objects),
    role: 'guardian' as const,
  }),
  'people.invite-colleague': ({ colleagueId }: Objects) => ({ personId: colleagueId }),
  'people.invitations': nothing,
  'people.revoke-invitation': ({ invitationId }: Objects) => ({ invitationId }),
  'people.applications': nothing,
  'people.decide-application': ({ applicationId }: Objects) => ({
    applicationId,
    decision: 'confirm' as const,
  }),
  'people.passcode-state': nothing,
  'people.set-passcode': () => ({ passcode: examplePasscode }),
  'people.unlock': () => ({ passcode: examplePasscode }),
  'people.class-list': classOf,
  'people.search': () => ({ text: '李' }),
  'people.reset-passcode': ({ studentId }: Objects) => ({ studentId }),
  'people.move': ({ studentId, classId }: Objects) => ({ studentId, classId }),
  'people.leave': personOf,
  'people.unbind': personOf,
  'people.promotion': nothing,
  'people.promote': ({ rosterYear }: Objects) => ({ year: rosterYear }),
  'people.promotion-step': nothing,
};
