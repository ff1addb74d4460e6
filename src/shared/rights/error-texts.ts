/** What can go wrong with somebody's data. */
export const rightsErrorTexts = {
  'rights-too-many': '还有几份申请没办完，等学校答复了再提。',
  'rights-value': '这样写名单里放不下，看看是不是写错了。',
  'rights-still-here': '还在校的人不能删。先登记离开。',
  'rights-case-open': '这个人还有没办完的事，现在不能删。',
} as const;
