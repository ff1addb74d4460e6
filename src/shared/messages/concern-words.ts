/**
 * What a child reads about "whom is it about" (W9): for each choice what follows, as far as it is true at this school
 * now, and no more; and what colleagues read on such a thread.
 */
import type { Concern } from './concern';

/** As the cloud knows it when the choice is made. */
export interface ConcernFacts {
  hasReceiver: boolean;
  hasKey: boolean;
}

/** The adults of the school a child may name; saying none of them is a choice too. */
export const adultWords: readonly { concern: Concern; word: string }[] = [
  { concern: 'leaders', word: '校领导' },
  { concern: 'teachers', word: '班主任或老师' },
  { concern: 'counsellors', word: '心理老师' },
  { concern: 'school', word: '不想说' },
];

/** Nobody of the school could answer: only somebody of the district makes these possible. */
export function isPossible(concern: Concern, { hasReceiver }: ConcernFacts): boolean {
  return hasReceiver || (concern !== 'counsellors' && concern !== 'school');
}

const aboutWords: Record<Concern, string> = {
  leaders: '学校领导',
  teachers: '班主任或老师',
  counsellors: '心理老师',
  school: '学校里的大人',
  family: '家里人',
};

/** `学校领导、家里人` */
export function concernNames(chosen: readonly Concern[]): string {
  return chosen.map((concern) => aboutWords[concern]).join('、');
}

const districtSees = '区里的老师会看到这件事。';

function silenceOf(concern: Concern, { hasReceiver, hasKey }: ConcernFacts): string[] {
  const sees = hasReceiver ? [districtSees] : [];
  const answers = hasReceiver ? '心理老师或者区里的老师会回复你。' : '心理老师会回复你。';
  const found = hasKey
    ? ['万一有危险、要知道你是谁，由区里的老师来同意，不是他们。']
    : ['学校现在查不到这条是谁写的。有危险，请马上打 110。'];
  switch (concern) {
    case 'leaders':
      return ['我们不会告诉学校领导，他们也看不到。', ...sees, answers, ...found];
    case 'teachers':
      return ['我们不会告诉班主任和教课的老师，他们也看不到。', ...sees];
    case 'counsellors':
      return ['学校的心理老师看不到这件事。', '区里的老师会看到，也会回复你。', ...found];
    case 'school':
      return ['学校里的大人都看不到这件事。', '区里的老师会看到，也会回复你。', ...found];
    case 'family':
      return ['我们不会把提醒发到家里的手机上。', '万一有危险、要找到你，也先不告诉家里人。'];
  }
}

/** Every sentence once. */
export function whatFollows(chosen: readonly Concern[], facts: ConcernFacts): string[] {
  return [...new Set(chosen.flatMap((concern) => silenceOf(concern, facts)))];
}

/** Of a choice made later, exactly what it covers. */
export const laterWords = '从现在起是这样。以前已经发出去的通知，收不回来。';
export const notPossibleWords =
  '学校还没有请好区里的老师，“心理老师”和“不想说”现在还不能选。着急可以打 110、12356，或者找一位你信得过的大人。';

/** For whoever answers. */
export function concernForStaff(chosen: readonly Concern[]): string[] {
  const ofSchool = chosen.filter((concern) => concern !== 'family');
  return [
    ...(ofSchool.length > 0
      ? [`孩子说和${concernNames(ofSchool)}有关：请不要告诉他们，也不要和他们商量。`]
      : []),
    ...(chosen.includes('family') ? ['孩子说和家里人有关：先不要联系监护人。'] : []),
  ];
}
