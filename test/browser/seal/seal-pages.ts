/** The looks of the sealed identity's pages that its stories stop at; docs/pictures/seal has one of each. */
const looks = {
  opening: ['request', 'asked', 'half', 'open', 'keys', 'paper', 'keys-district', 'request-110'],
  concern: ['about-whom', 'about-whom-later', 'district-inbox', 'district-thread'],
} as const;
export const sealPages = [...looks.opening, ...looks.concern] as const;
export type SealPage = (typeof sealPages)[number];
