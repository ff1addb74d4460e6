/**
 * Built-in quick phrases (M4): a tap puts one into the composer, a person reads it over and sends it.
 * They promise nothing that the sender cannot keep.
 */
export interface QuickPhrase {
  /** What stands on the chip. */
  label: string;
  text: string;
}

export const quickPhrases: readonly QuickPhrase[] = [
  { label: '我在，慢慢说', text: '我在这里。不着急，想到哪儿说到哪儿，慢慢说。' },
  { label: '你现在安全吗', text: '谢谢你告诉我。你现在在哪里？安全吗？' },
  { label: '谁在身边', text: '现在有谁在你身边吗？如果有信得过的大人，可以先去找他待一会儿。' },
  { label: '谢谢你说出来', text: '谢谢你愿意说出来，这很不容易。换成谁都会难受的。' },
  { label: '多说一点', text: '我想再多懂一点：这件事是从什么时候开始的？' },
  { label: '我看到了', text: '我看到你的留言了。我想好好读一遍，再认真回你。' },
  { label: '一件小事', text: '今天先从一件小事试试，做到多少都行。明天愿意的话，告诉我怎么样。' },
  { label: '随时再来', text: '今天先说到这里也很好。想接着说的时候，随时再写给我们。' },
];
