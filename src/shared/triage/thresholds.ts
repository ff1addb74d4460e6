/**
 * How hits become a level (row M5). Missing a red is far worse than a false alarm, so a single
 * phrase of risk is enough for red, and calming words elsewhere in the message never subtract.
 */
export const triageThresholds = {
  /** Score from which a message has the level. */
  red: 60,
  orange: 35,
  yellow: 15,
  /** Each further, different idea adds this share of its weight to the strongest one. */
  furtherIdeaShare: 0.1,
  /** Ideas lighter than this add nothing: a long list of small worries is no emergency. */
  furtherIdeaFrom: 35,
  /** Weight of a risk that the writer denies ("没有想自杀"): worth a look, no alarm. */
  deniedWeight: 36,
  /** Added to an orange message in a thread that was already red. */
  darkThreadBonus: 10,
  /** Spans kept for the counsellor, heaviest first; bounds the stored document. */
  maxSpans: 40,
} as const;
