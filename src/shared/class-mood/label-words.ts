/** Facts seen, not names for people (design: Voice; W1): words that judge or diagnose, found in what staff write. */

const labels: readonly string[] = [
  ...['抑郁症', '抑郁', '焦虑症', '自闭症', '自闭', '孤独症', '多动症', '双相', '精神分裂'],
  ...['精神病', '神经病', '心理变态', '变态', '强迫症', '躁狂', '人格障碍', '心理疾病'],
  ...['心理有问题', '心理问题', '心理异常', '精神有问题', '脑子有问题', '有病', '不正常'],
  ...['问题学生', '差生', '坏学生', '怪人', '弱智', '智障', '性格孤僻', '孤僻', '玻璃心'],
];

/** A text that says no more than this beside a label tells nothing that was seen. */
const shortestFact = 4;

/** The labels in a text, each once, longer ones before the shorter ones inside them. */
export function labelWordsIn(text: string): string[] {
  let rest = text;
  const found: string[] = [];
  for (const label of [...labels].sort((a, b) => b.length - a.length)) {
    if (!rest.includes(label)) continue;
    found.push(label);
    rest = rest.split(label).join(' ');
  }
  return found;
}

/** Nothing but a label: "抑郁", "他是问题学生。" Refused; a fact beside the label is only hinted at. */
export function isOnlyLabel(text: string): boolean {
  const found = labelWordsIn(text);
  if (found.length === 0) return false;
  let rest = text;
  for (const label of found) rest = rest.split(label).join('');
  const said = rest.replace(
    /[\s，。、；：！？,.;:!?“”"'（）()]|他|她|是|有|很|像|得了|可能|这个|孩子|学生/gu,
    '',
  );
  return [...said].length < shortestFact;
}
