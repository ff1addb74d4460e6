import { phoneName } from './local-session.h5';

/** Two phones side by side in one browser keep apart what they store. */
export const storagePrefix = `runxin.${phoneName}.`;
