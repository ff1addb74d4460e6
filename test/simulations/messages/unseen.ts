/** What a colleague's act is told of words that were not on the screen, as the use case tells it. */
import type { Unseen } from '../../../src/shared/messages/tracker';
import type { Post } from './what-is-owed';

export function unseenAfter(posts: readonly Post[], seenSeq: number): Unseen | null {
  const unseen = posts.filter(({ seq }) => seq > seenSeq);
  const [first] = unseen;
  return first
    ? { sinceMs: first.atMs, fired: unseen.some(({ level }) => level !== 'none') }
    : null;
}
