/** Roles as people call them at school. */
import type { Role } from '../action/contract';

export const roleNames: Readonly<Record<Role, string>> = {
  student: '学生',
  'mood-member': '心理委员',
  guardian: '家长',
  'subject-teacher': '任课老师',
  'class-teacher': '班主任',
  'grade-leader': '年级组长',
  tutor: '导师',
  counsellor: '心理老师',
  'lead-counsellor': '心理中心主任',
  leader: '学校领导',
  committee: '指导委员会',
  union: '工会',
  admin: '管理员',
  district: '区教育局',
  terminal: '学校的公用设备',
  'district-receiver': '区里的接收老师',
};

export function roleWords(roles: readonly Role[]): string {
  return roles.map((role) => roleNames[role]).join('、');
}
