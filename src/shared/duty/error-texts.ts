/** What planning the duty may be refused with (M2). */
export const dutyErrorTexts = {
  'duty-no-leader': '学校还没有登记校领导，出了急事没有人可找。请管理员先加上，再排班。',
  'duty-still-planned': '这位老师还在值班安排里，请中心主任先换好人，再让他离开。',
} as const;
