/**
 * What a family's consent governs (G2): the student file, screening and statistics, each by itself. The message box is
 * none of them: every message is stored and delivered, whatever anybody consented to.
 */
export const purposes = ['files', 'screening', 'statistics'] as const;
export type Purpose = (typeof purposes)[number];

interface PurposeWords {
  name: string;
  /** What happens with consent. */
  yes: string;
  /** What withholding or withdrawing it means, truly. */
  no: string;
}

export const purposeWords: Readonly<Record<Purpose, PurposeWords>> = {
  files: {
    name: '成长档案',
    yes: '心理老师可以为孩子建一份成长档案，记下谈话的安排和后面的打算，只有心理老师和中心主任看得到。',
    no: '不建新的档案，已有的不再往里写。孩子照样可以约老师、写留言，只是每次都要从头说起。',
  },
  screening: {
    name: '心理测评',
    yes: '孩子可以参加学校每年的心理测评。结果不公开、不排名、不贴标签，有需要时老师会先和您谈。',
    no: '孩子不参加测评，也不会因此被区别对待。以前做过的，不再拿出来用。',
  },
  statistics: {
    name: '汇总统计',
    yes: '孩子的数字可以合进全校的统计里，五个人以下的不显示，看不出是谁。',
    no: '从那天起，新的统计里不再有孩子的数字。已经公布的合计不重算。',
  },
};
