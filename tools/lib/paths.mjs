import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** Absolute path of the checkout, wherever it lies. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Absolute path of something inside the checkout. */
export const inRoot = (...parts) => join(root, ...parts);
