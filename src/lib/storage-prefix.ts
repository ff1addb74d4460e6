/** A phone is one storage. In the browser several phones share one: storage-prefix.h5.ts. */
export const storagePrefix = 'runxin.';
