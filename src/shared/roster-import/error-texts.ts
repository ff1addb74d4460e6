/** What can go wrong with a roster file (G1), in words for whoever administers the school. */
export const rosterImportErrorTexts = {
  'roster-file-too-large': '这份名单太大了。分成几份，比如一个年级一份。',
  'roster-file-gone': '这份文件放了太久，已经清掉了。重新上传一次。',
  'roster-import-busy': '另一份名单正在写入，等它写完再来。',
  'roster-import-over': '这次导入已经过了可以退回的时间。要改的话，再导入一份对的名单。',
} as const;
