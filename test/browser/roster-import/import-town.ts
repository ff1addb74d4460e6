/** Pages of the roster import of which docs/pictures has a picture. */
export const importPictures = ['lists', 'problems', 'differences', 'writing'] as const;
