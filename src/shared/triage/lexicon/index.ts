import { abuse } from './abuse';
import { abuseSexual } from './abuse-sexual';
import { calmWords, subjectWords } from './calm';
import { wordClasses } from './classes';
import { dodges, pinyin } from './dodges';
import { mood } from './mood';
import { others } from './others';
import { selfHarm } from './self-harm';
import { selfLonging } from './self-longing';
import { selfMeans } from './self-means';
import { selfWish } from './self-wish';
import { thirdPerson } from './third-person';
import type { Lexicon } from './shape';

/**
 * The lexicon in use. Any change of words, weights, thresholds or engine raises the version
 * (row M5: the version is stored with each message).
 */
export const lexicon: Lexicon = {
  version: '1.0.0',
  classes: wordClasses,
  groups: [
    ...selfWish,
    ...selfLonging,
    ...selfMeans,
    ...selfHarm,
    ...others,
    ...abuse,
    ...abuseSexual,
    ...thirdPerson,
    ...mood,
  ],
  calm: calmWords,
  subjects: subjectWords,
  dodges,
  pinyin,
};
