/** Whether everything stored belongs together: after any storm of calls, nothing may be half there. */
import { allCollections } from '../../cloudfunctions/all-collections';
import type { Doc, Dump } from './linking/loot';

/** Every contradiction in a dump, as readable lines. */
export function halfWrites(dump: Dump): string[] {
  const of = (name: string) => dump[name] ?? [];
  const threads = new Map(of('threads').map((thread) => [thread['_id'], thread]));
  const ladders = new Map(of('ladders').map((ladder) => [ladder['_id'], ladder]));
  const names = new Set([...of('author_names'), ...of('letter_codes')].map(({ _id }) => _id));
  return [
    ...outOfShape(dump),
    ...of('threads').flatMap((thread) => threadProblems(thread, of('messages'), ladders, names)),
    ...of('messages')
      .filter(({ threadId }) => !threads.has(threadId))
      .map(({ _id }) => `message ${String(_id)} without a thread`),
    ...of('ladders')
      .filter(
        (ladder) =>
          kindOf(ladder) === 'thread' &&
          ladder['state'] === 'running' &&
          !runs(threads.get(subjectOf(ladder)), ladder),
      )
      .map(({ _id }) => `ladder ${String(_id)} runs for nothing`),
    ...of('outbox')
      .filter((effect) => kindOf(effect) === 'thread' && !threads.has(subjectOf(effect)))
      .map(({ _id }) => `notice ${String(_id)} about nothing`),
  ];
}

function outOfShape(dump: Dump): string[] {
  return allCollections.flatMap(({ name, schema }) =>
    (dump[name] ?? [])
      .filter((doc) => !schema.safeParse(doc).success)
      .map(({ _id }) => `${name}/${String(_id)} is not what its collection declares`),
  );
}

function threadProblems(
  thread: Doc,
  messages: readonly Doc[],
  ladders: ReadonlyMap<unknown, Doc>,
  names: ReadonlySet<unknown>,
): string[] {
  const own = messages.filter(({ threadId }) => threadId === thread['_id']);
  const numbers = own.map(({ seq }) => Number(seq)).sort((one, other) => one - other);
  const track = thread['track'] as Track;
  const clocks = [track.replyLadderInstanceId, track.red?.ladderInstanceId ?? null];
  const problems = [
    numbers.some((seq, index) => seq !== index + 1) && 'messages are not numbered without gaps',
    thread['lastSeq'] !== own.length && 'the last number is not the last message',
    // A letter without a slip has no author that could ever be asked for.
    (thread['origin'] as { canBeRead?: boolean } | undefined)?.canBeRead !== false &&
      !names.has(thread['authorKey']) &&
      'its name is not in use',
    thread['ownerPersonId'] === '' && 'nobody owns it',
    (track.awaitingSinceMs === null) !== (track.replyLadderInstanceId === null) &&
      'it waits without a clock, or has a clock without waiting',
    clocks.some((id) => id !== null && ladders.get(id)?.['state'] !== 'running') &&
      'its clock stands still',
  ];
  return problems
    .filter((problem) => problem !== false)
    .map((problem) => `thread ${String(thread['_id'])}: ${problem}`);
}

interface Track {
  awaitingSinceMs: number | null;
  replyLadderInstanceId: string | null;
  red: { ladderInstanceId: string } | null;
}

function runs(thread: Doc | undefined, ladder: Doc): boolean {
  const track = thread?.['track'] as Track | undefined;
  return (
    track?.replyLadderInstanceId === ladder['_id'] || track?.red?.ladderInstanceId === ladder['_id']
  );
}

function subjectOf(doc: Doc): string {
  return (doc['subject'] as { id: string }).id;
}

function kindOf(doc: Doc): string {
  return (doc['subject'] as { kind: string }).kind;
}
