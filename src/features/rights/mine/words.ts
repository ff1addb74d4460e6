/** Words of 我的资料: to a child 你, to everybody else 您; never an exclamation mark. */
import type { OutputOf, Role } from '../../../shared/action/contract';
import { readMine, type KeptRecords, type RightsRequest } from '../../../shared/rights/contracts';
import { dayWords } from '../../../shared/rights/day-words';
import type { Viewer } from '../../../shared/rights/kinds';
import { correctableWords } from '../../../shared/rights/model';

export type Mine = OutputOf<typeof readMine>;

export function viewerOf(roles: readonly Role[], childId: string | null): Viewer {
  if (childId !== null) return 'child';
  if (roles.includes('student') || roles.includes('mood-member')) return 'student';
  return roles.includes('guardian') ? 'guardian' : 'staff';
}

export function leadWords(viewer: Viewer, name: string): string {
  if (viewer === 'child') return `学校存的、关于${name}的，能给您看的都在这里。`;
  return viewer === 'student'
    ? '学校存的、关于你的，都写在这里。写给老师的话在“消息”里，要存也可以。'
    : '学校存的、关于您的，都写在这里。';
}

export function countWords({ lines, deletable }: KeptRecords): string {
  if (lines === null) return '说明';
  if (lines.length === 0) return '没有';
  return deletable ? `${lines.length} 条，能删` : `${lines.length} 条`;
}

const stateWords: Readonly<Record<RightsRequest['state'], string>> = {
  open: '在办',
  done: '办好了',
  declined: '没有改',
  'taken-back': '收回了',
};

export function requestTitle({ kind, what, names }: RightsRequest): string {
  return kind === 'delete' ? `删掉：${names.join('、')}` : `改${correctableWords[what]}`;
}

export function requestState({ kind, state, dueOn, answer }: RightsRequest): string {
  if (state === 'open')
    return kind === 'delete' ? `${dayWords(dueOn)}删掉` : `${dayWords(dueOn)}以前答复`;
  return answer === null ? stateWords[state] : `${stateWords[state]}：${answer}`;
}
