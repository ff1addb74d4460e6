/** What the kinds and lengths of corrections are called on a colleague's screen (M5). */
import type { CorrectionKind, LengthClass } from '../../shared/messages/corrections';

export const kindWords: Record<CorrectionKind, string> = {
  self: '伤害自己',
  others: '伤害别人',
  abuse: '受到伤害',
  'third-person': '别人有危险',
  unknown: '没说是哪一种',
};

export const lengthWords: Record<LengthClass, string> = {
  'no-words': '没有文字',
  short: '20 字以内',
  middle: '100 字以内',
  long: '100 字以上',
};
