/** What a guardian is to a child. */
export const relations = ['mother', 'father', 'grandparent', 'other'] as const;
export type Relation = (typeof relations)[number];

export const relationNames: Readonly<Record<Relation, string>> = {
  mother: '妈妈',
  father: '爸爸',
  grandparent: '爷爷奶奶或外公外婆',
  other: '其他监护人',
};
