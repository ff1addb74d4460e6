/** What can go wrong with a consent. */
export const consentErrorTexts = {
  'paper-in-future': '签字的日子还没到，看看是不是写错了。',
} as const;
