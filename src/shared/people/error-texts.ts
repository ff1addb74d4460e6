/** What can go wrong with people and their rights (G1), in words for whoever asked. */
export const peopleErrorTexts = {
  'people-still-teaching': '这位老师名下还有班级或课，请先换好接手的老师。',
} as const;
