/**
 * The chain of a school's audit entries (G6), as an outsider re-computes it: every link's hash covers the entry, its
 * number and the hash before it. Hashing is the caller's: this file knows what is hashed, not how.
 */

/** An audit entry as it is stored; dates as milliseconds since 1970. */
export interface AuditFactsOfLink {
  readonly _id: string;
  readonly schoolId: string;
  readonly act: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly actorPersonId: string | null;
  readonly reason: string | null;
  readonly atMs: number;
}

export interface AuditLink extends AuditFactsOfLink {
  /** 1, 2, 3 … in each school. */
  readonly seq: number;
  /** Empty for the first. */
  readonly previousHash: string;
  readonly hash: string;
}

/** What somebody outside noted of a chain: link `seq` of this school had this hash. */
export interface AuditAnchor {
  readonly schoolId: string;
  readonly seq: number;
  readonly hash: string;
}

export type BreakReason =
  /** No link of this number, though later ones are there. */
  | 'missing'
  /** Two links of this number. */
  | 'twice'
  /** The entry is not what was hashed. */
  | 'changed'
  /** It does not follow the link before it. */
  | 'moved'
  /** An anchor names this link or a later one, and the chain ends before. */
  | 'cut-off'
  /** An anchor knows this link by another hash: the chain was written anew. */
  | 'rewritten';

export interface ChainBreak {
  readonly seq: number;
  /** Of the link that stands there; null when none does. */
  readonly entryId: string | null;
  readonly why: BreakReason;
}

export interface CheckedChain {
  readonly schoolId: string;
  readonly length: number;
  readonly lastHash: string;
  /** The first broken link; null: whole, as far as the anchors and the links themselves can tell. */
  readonly firstBreak: ChainBreak | null;
}

/** The text whose SHA-256 (lower-case hex) is a link's hash. */
export function linkText(previousHash: string, seq: number, entry: AuditFactsOfLink): string {
  const { _id, schoolId, act, object, actorPersonId, reason, atMs } = entry;
  return JSON.stringify([
    previousHash,
    seq,
    _id,
    schoolId,
    act,
    object.kind,
    object.id,
    actorPersonId,
    reason,
    atMs,
  ]);
}

/**
 * Checks the chain of every school that a link or an anchor names. What was cut off after the last anchor leaves no
 * trace in the rest: that is why anchors are handed out every day.
 */
export function checkChains(
  links: readonly AuditLink[],
  anchors: readonly AuditAnchor[],
  hashOf: (text: string) => string,
): CheckedChain[] {
  const schoolIds = new Set([...links, ...anchors].map(({ schoolId }) => schoolId));
  return [...schoolIds].sort().map((schoolId) => {
    const own = links.filter((link) => link.schoolId === schoolId);
    const ordered = own.sort((one, other) => one.seq - other.seq);
    const last = ordered.at(-1);
    const breaks = [
      firstBrokenLink(ordered, hashOf),
      ...anchors
        .filter((anchor) => anchor.schoolId === schoolId)
        .map((anchor) => anchorBreak(ordered, anchor)),
    ].filter((one) => one !== null);
    return {
      schoolId,
      length: ordered.length,
      lastHash: last?.hash ?? '',
      firstBreak: breaks.sort((one, other) => one.seq - other.seq)[0] ?? null,
    };
  });
}

function firstBrokenLink(
  ordered: readonly AuditLink[],
  hashOf: (text: string) => string,
): ChainBreak | null {
  let previousHash = '';
  for (const [index, link] of ordered.entries()) {
    const seq = index + 1;
    if (link.seq > seq) return { seq, entryId: null, why: 'missing' };
    const entryId = link._id;
    if (link.seq < seq) return { seq: link.seq, entryId, why: 'twice' };
    if (link.hash !== hashOf(linkText(link.previousHash, seq, link)))
      return { seq, entryId, why: 'changed' };
    if (link.previousHash !== previousHash) return { seq, entryId, why: 'moved' };
    previousHash = link.hash;
  }
  return null;
}

function anchorBreak(ordered: readonly AuditLink[], { seq, hash }: AuditAnchor): ChainBreak | null {
  const link = ordered.find((one) => one.seq === seq);
  if (link !== undefined)
    return link.hash === hash ? null : { seq, entryId: link._id, why: 'rewritten' };
  const length = ordered.at(-1)?.seq ?? 0;
  return {
    seq: Math.min(seq, length + 1),
    entryId: null,
    why: seq > length ? 'cut-off' : 'missing',
  };
}
