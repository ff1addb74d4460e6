import fc from 'fast-check';
import type { Level } from '../../../src/shared/messages/model';
import { isOpenThread } from '../../../src/shared/messages/open-thread';
import {
  moveThread,
  type ThreadTrack,
  type TrackEvent,
} from '../../../src/shared/messages/tracker';
import {
  mayEndWithoutText,
  nothingOwed,
  owedAfter,
  type Happening,
  type Owed,
  type Post,
} from '../../simulations/messages/what-is-owed';
import { unseenAfter } from '../../simulations/messages/unseen';
import { figures, startMs, threadId } from './track-fixture';

const level = fc.constantFrom<Level>('none', 'none', 'yellow', 'orange', 'red');
/** Who replies had not seen the student's latest `behind` messages. */
type Act =
  | Exclude<TrackEvent, { kind: 'staff-replies' }>
  | { kind: 'staff-replies'; behind: number };
const behind = fc.constantFrom(0, 0, 1, 2);
const event: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: level.map((to): Act => ({ kind: 'student-posts', level: to })) },
  { weight: 3, arbitrary: level.map((to): Act => ({ kind: 'set-level', level: to })) },
  { weight: 2, arbitrary: behind.map((by): Act => ({ kind: 'staff-replies', behind: by })) },
  ...(['no-reply', 'student-closes', 'staff-closes', 'staff-reopens'] as const).map((kind) => ({
    weight: 1,
    arbitrary: fc.constant<Act>({ kind }),
  })),
  { weight: 2, arbitrary: fc.constant<Act>({ kind: 'acknowledge', personId: 'someone' }) },
);
const histories = fc.array(fc.tuple(event, fc.integer({ min: 0, max: 3 * 3_600_000 })), {
  maxLength: 40,
});

interface Seen {
  before: ThreadTrack | null;
  owedBefore: Owed;
  owed: Owed;
  event: TrackEvent;
  nowMs: number;
  result: ReturnType<typeof moveThread>;
}

/** Walks a history; refused events leave the thread as it was. Tracks are frozen: none may be changed. */
function walk(history: readonly (readonly [Act, number])[], see: (seen: Seen) => void): void {
  let track: ThreadTrack | null = null;
  let owed = nothingOwed;
  let nowMs = startMs;
  const written: Post[] = [];
  for (const [act, afterMs] of history) {
    nowMs += afterMs;
    const { next, happening } = asStored(act, written);
    const result: ReturnType<typeof moveThread> = moveThread(threadId, track, next, nowMs, figures);
    const owedBefore = owed;
    if (result.ok) owed = owedAfter(owed, happening, nowMs);
    see({ before: track, owedBefore, owed, event: next, nowMs, result });
    if (result.ok) track = deepFreeze(result.track);
    if (happening.kind === 'student-posts') {
      const { seq, level: of } = happening;
      written.push({ seq, atMs: nowMs, level: of });
    }
  }
}

/** The act as the tracker gets it, and as a witness would tell it. */
function asStored(act: Act, written: readonly Post[]): { next: TrackEvent; happening: Happening } {
  if (act.kind === 'student-posts')
    return { next: act, happening: { ...act, seq: written.length + 1 } };
  if (act.kind !== 'staff-replies') return { next: act, happening: act };
  const seenSeq = Math.max(0, written.length - act.behind);
  const unseen = unseenAfter(written, seenSeq);
  return { next: { kind: act.kind, unseen }, happening: { kind: act.kind, seenSeq } };
}

function deepFreeze(track: ThreadTrack): ThreadTrack {
  if (track.red) Object.freeze(track.red);
  return Object.freeze(track);
}

const always = (check: (seen: Seen) => void) =>
  fc.assert(
    fc.property(histories, (history) => walk(history, check)),
    { numRuns: 500 },
  );

describe('M3–M5: whatever happens to a thread', () => {
  it('M1, M3: it owes exactly what was promised, when it was promised', () => {
    always(({ result, owed }) => {
      if (!result.ok) return;
      const { awaitingSinceMs, dueAtMs } = result.track;
      expect([awaitingSinceMs, dueAtMs]).toEqual([
        owed.wait?.sinceMs ?? null,
        owed.wait?.dueMs ?? null,
      ]);
    });
  });

  it('M5: red runs from the message or the raising until a person answers or lowers', () => {
    always(({ result, owed }) => {
      if (!result.ok) return;
      expect(result.track.red?.sinceMs ?? null).toBe(owed.danger?.sinceMs ?? null);
      expect(result.track.level).toBe(owed.level);
    });
  });

  it('M7: exactly what owes an answer, or is red, is open to the retention', () => {
    always(({ result, owed }) => {
      if (!result.ok) return;
      const owes = owed.wait !== null || owed.danger !== null || owed.level === 'red';
      expect(isOpenThread(result.track)).toBe(owes);
    });
  });

  it('M3: 无需回复 and closing by a colleague end no wait that triage fired on', () => {
    always(({ event: { kind }, result, owedBefore }) => {
      if (kind !== 'no-reply' && kind !== 'staff-closes') return;
      if (result.ok) expect(mayEndWithoutText(owedBefore)).toBe(true);
      else if (result.error === 'triage-fired') expect(mayEndWithoutText(owedBefore)).toBe(false);
    });
  });

  it('M3: who waits has a clock and who does not wait has none, under ids that are never used twice', () => {
    const check = (history: readonly (readonly [Act, number])[]) => {
      const used = new Set<string>();
      const running = new Set<string>();
      walk(history, ({ result }) => {
        if (!result.ok) return;
        for (const command of result.commands) {
          if (command.kind === 'start') {
            expect(used.has(command.instanceId)).toBe(false);
            used.add(command.instanceId);
            running.add(command.instanceId);
          } else {
            expect(running.has(command.instanceId)).toBe(true);
            if (command.kind === 'stop') running.delete(command.instanceId);
          }
        }
        const { red, replyLadderInstanceId, awaitingSinceMs } = result.track;
        const named = [replyLadderInstanceId, red?.ladderInstanceId].filter((id) => id != null);
        expect(new Set(named)).toEqual(running);
        expect(replyLadderInstanceId === null).toBe(awaitingSinceMs === null);
      });
    };
    fc.assert(fc.property(histories, check), { numRuns: 500 });
  });

  it('M4: waiting and reopened await a reply; answered and no-reply do not', () => {
    always(({ result }) => {
      if (!result.ok) return;
      const { state, awaitingSinceMs } = result.track;
      if (state === 'waiting' || state === 'reopened') expect(awaitingSinceMs).not.toBeNull();
      if (state === 'answered' || state === 'no-reply') expect(awaitingSinceMs).toBeNull();
    });
  });

  it('M1: a student may always write, and a person may always answer what was written', () => {
    always(({ event: { kind }, before, result }) => {
      if (kind === 'student-posts') expect(result.ok).toBe(true);
      if (kind === 'staff-replies') expect(result.ok).toBe(before !== null);
    });
  });

  it('M3: a refused event changes nothing and commands nothing', () => {
    always(({ result }) => {
      if (!result.ok) expect(Object.keys(result).sort()).toEqual(['error', 'ok']);
    });
  });
});
