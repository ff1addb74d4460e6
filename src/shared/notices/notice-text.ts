/** One sentence that leaves the house; neutral, without a child's name or content (architecture: Effects). */
export interface NoticeText {
  title: string;
  /** `{due}`, `{count}` are replaced by figures. */
  body: string;
  /** The same of several subjects at once; `{many}` is their number, figures are those of the oldest. */
  many?: string;
  /** The page that a colleague's subscription message opens; left out: the inbox. */
  page?: string;
}
