/** What can go wrong with a named thread (M1), in words for whoever asked. */
export const messageErrorTexts = {
  'thread-not-named': '这位同学现在没有说自己是谁。',
  'thread-name-not-owner': '名字只有负责这条留言的老师和心理中心主任能看。',
} as const;
