/** The looks of the sealed identity's pages that its story stops at; docs/pictures/seal has one of each. */
export const sealPages = ['request', 'asked', 'half', 'open', 'keys', 'paper'] as const;
export type SealPage = (typeof sealPages)[number];
