/**
 * The public half of a role's key. A file without any cryptography: it stands in the school's own document, which every
 * start of `api` has to know.
 */
import * as z from 'zod/mini';

export const publicKeySchema = z.object({ keyId: z.string(), publicKey: z.string() });
export type PublicKey = z.infer<typeof publicKeySchema>;
