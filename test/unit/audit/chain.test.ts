/** G6: what an outsider finds when a chain of audit entries was tampered with. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  checkChains,
  linkText,
  type AuditAnchor,
  type AuditFactsOfLink,
  type AuditLink,
} from '../../../src/shared/audit/chain';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function chainOf(schoolId: string, facts: readonly Omit<AuditFactsOfLink, 'schoolId'>[]) {
  let previousHash = '';
  return facts.map((one, index): AuditLink => {
    const seq = index + 1;
    const entry = { ...one, schoolId };
    const hash = sha256(linkText(previousHash, seq, entry));
    const link = { ...entry, seq, previousHash, hash };
    previousHash = hash;
    return link;
  });
}

const anchorAt = (chain: readonly AuditLink[], seq: number): AuditAnchor[] => {
  const link = chain[seq - 1];
  return link ? [{ schoolId: link.schoolId, seq, hash: link.hash }] : [];
};

const fact = fc.record({
  _id: fc.uuid(),
  act: fc.constantFrom('messages.open', 'messages.reply', 'people.look'),
  object: fc.record({ kind: fc.constant('thread'), id: fc.string() }),
  actorPersonId: fc.option(fc.string()),
  reason: fc.option(fc.string()),
  atMs: fc.integer({ min: 0, max: 4e12 }),
});
const facts = fc.array(fact, { minLength: 3, maxLength: 20 });
/** A chain and a place in it, not the last one. */
const chainAndPlace = facts.chain((some) =>
  fc.tuple(fc.constant(chainOf('school', some)), fc.integer({ min: 0, max: some.length - 2 })),
);

const firstBreak = (links: readonly AuditLink[], anchors: readonly AuditAnchor[] = []) =>
  checkChains(links, anchors, sha256)[0]?.firstBreak;

/** Written anew from `from` on by somebody who knows how: all hashes fit again. */
function forged(chain: readonly AuditLink[], from: number): AuditLink[] {
  const changed = chain.map((link, index) =>
    index === from ? { ...link, actorPersonId: 'somebody else' } : link,
  );
  return chainOf('school', changed);
}

test('G6: a chain as it was written is whole, in whatever order it is exported, for each school alone', () => {
  fc.assert(
    fc.property(facts, facts, fc.integer(), (some, others, salt) => {
      const [one, other] = [chainOf('a', some), chainOf('b', others)];
      const mixed = [...one, ...other].sort((left, right) =>
        sha256(`${left.hash}${salt}`).localeCompare(sha256(`${right.hash}${salt}`)),
      );
      const anchors = [...anchorAt(one, one.length), ...anchorAt(other, 1)];
      expect(checkChains(mixed, anchors, sha256)).toEqual([
        { schoolId: 'a', length: one.length, lastHash: one.at(-1)?.hash, firstBreak: null },
        { schoolId: 'b', length: other.length, lastHash: other.at(-1)?.hash, firstBreak: null },
      ]);
    }),
  );
});

const changes: [string, (link: AuditLink) => AuditLink][] = [
  ['who did it', (link) => ({ ...link, actorPersonId: `${link.actorPersonId ?? ''}x` })],
  ['what was done', (link) => ({ ...link, act: 'messages.look' })],
  ['to whom', (link) => ({ ...link, object: { ...link.object, id: `${link.object.id}x` } })],
  ['why', (link) => ({ ...link, reason: `${link.reason ?? ''}x` })],
  ['when', (link) => ({ ...link, atMs: link.atMs + 1 })],
];

test.each(changes)('G6: a changed entry is found at its number: %s', (_what, change) => {
  fc.assert(
    fc.property(chainAndPlace, ([chain, place]) => {
      const changed = chain.map((link, index) => (index === place ? change(link) : link));
      expect(firstBreak(changed)).toEqual({
        seq: place + 1,
        entryId: chain[place]?._id,
        why: 'changed',
      });
    }),
  );
});

test('G6: a deleted entry, one that is there twice and two that changed places are found at the first of them', () => {
  fc.assert(
    fc.property(chainAndPlace, ([chain, place]) => {
      const deleted = chain.filter((_link, index) => index !== place);
      expect(firstBreak(deleted)).toEqual({ seq: place + 1, entryId: null, why: 'missing' });
      const [one, next] = [chain[place], chain[place + 1]];
      if (!one || !next) throw new Error('no such place');
      expect(firstBreak([...chain, one])).toMatchObject({ seq: place + 1, why: 'twice' });
      const swapped = chain.map((link) =>
        link === one
          ? { ...link, seq: next.seq }
          : link === next
            ? { ...link, seq: one.seq }
            : link,
      );
      expect(firstBreak(swapped)).toMatchObject({ seq: place + 1, why: 'changed' });
    }),
  );
});

test('G6: an entry put where it does not belong is found even with a hash of its own', () => {
  fc.assert(
    fc.property(chainAndPlace, ([chain, place]) => {
      const link = chain[place + 1];
      if (!link) throw new Error('no such place');
      const previousHash = sha256('elsewhere');
      const hash = sha256(linkText(previousHash, link.seq, link));
      const moved = chain.map((one) => (one === link ? { ...one, previousHash, hash } : one));
      expect(firstBreak(moved)).toMatchObject({ seq: place + 2, why: 'moved' });
    }),
  );
});

test('G6: a chain written anew fits in itself, and is found by an anchor from there on', () => {
  fc.assert(
    fc.property(chainAndPlace, ([chain, place]) => {
      const anew = forged(chain, place);
      expect(firstBreak(anew)).toBeNull();
      const anchors = anchorAt(chain, place + 2);
      expect(firstBreak(anew, anchors)).toMatchObject({ seq: place + 2, why: 'rewritten' });
      expect(firstBreak(anew, anchorAt(chain, place))).toBeNull();
    }),
  );
});

test('G6: a chain cut off before an anchor is found; what was cut off after the last one is not', () => {
  fc.assert(
    fc.property(chainAndPlace, ([chain, place]) => {
      const cut = chain.slice(0, place + 1);
      const anchors = anchorAt(chain, chain.length);
      expect(firstBreak(cut, anchors)).toEqual({ seq: place + 2, entryId: null, why: 'cut-off' });
      expect(firstBreak(cut, anchorAt(chain, place + 1))).toBeNull();
      expect(firstBreak([], anchors)).toMatchObject({ seq: 1, why: 'cut-off' });
    }),
  );
});
