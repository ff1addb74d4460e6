/**
 * The response tracker (M3–M5): what a thread owes, as one pure transition over a table. It decides; the
 * use case stores the new track and carries out `commands` in the same transaction.
 */
import type { Level, ThreadState } from './model';

/** The running 10 min clock of a red thread. */
export interface RedTrack {
  ladderInstanceId: string;
  sinceMs: number;
  dueAtMs: number;
  acknowledgedAtMs: number | null;
  acknowledgedBy: string | null;
  /** 10 min passed without acknowledgement: told to the student. */
  breachedAtMs: number | null;
}

export interface ThreadTrack {
  state: ThreadState;
  awaitingSinceMs: number | null;
  dueAtMs: number | null;
  /** The 2 h passed without a person's text: told to the student. */
  breachedAtMs: number | null;
  /** Triage fired on a message of this wait: 无需回复 and closing do not stop its clock. */
  triageFired: boolean;
  replyLadderInstanceId: string | null;
  red: RedTrack | null;
  level: Level;
  /** How many waits began, how many red clocks: part of the instances' deterministic ids. */
  waits: number;
  reds: number;
}

/** Student messages that a colleague who writes had not on the screen (M3). */
export interface Unseen {
  /** When the first of them was written. */
  sinceMs: number;
  /** Triage fired on one of them. */
  fired: boolean;
}

export type TrackEvent =
  | { kind: 'student-posts'; level: Level }
  | { kind: 'staff-replies'; unseen: Unseen | null }
  | { kind: 'no-reply' }
  /** `unheard`: a voice waits to be played, and nobody knows yet what it says (M1). */
  | { kind: 'student-closes'; unheard?: boolean }
  | { kind: 'staff-closes' }
  | { kind: 'staff-reopens' }
  | { kind: 'acknowledge'; personId: string }
  | { kind: 'set-level'; level: Level };

export type LadderCommand =
  | { kind: 'start'; ladder: 'reply' | 'reply-red'; instanceId: string; startedAtMs: number }
  | { kind: 'stop'; instanceId: string }
  | { kind: 'defer'; instanceId: string; nextAtMs: number };

export interface TrackFigures {
  replyDueMs: number;
  redDueMs: number;
  acknowledgeExtendsMs: number;
}

export type TrackResult =
  | { ok: true; track: ThreadTrack; commands: LadderCommand[] }
  | { ok: false; error: 'illegal-move' | 'triage-fired' };

/**
 * Where each event leads, by state; a missing cell is an illegal move. What it does to the clocks is in the
 * functions below; guards: 无需回复 and a counsellor's closing are refused while triage fired (M3).
 */
export const nextStates: Record<
  ThreadState | 'new',
  Partial<Record<TrackEvent['kind'], ThreadState>>
> = {
  new: { 'student-posts': 'waiting' },
  waiting: {
    'student-posts': 'waiting',
    'staff-replies': 'answered',
    'no-reply': 'no-reply',
    'student-closes': 'closed',
    'staff-closes': 'closed',
    acknowledge: 'waiting',
    'set-level': 'waiting',
  },
  reopened: {
    'student-posts': 'reopened',
    'staff-replies': 'answered',
    'no-reply': 'no-reply',
    'student-closes': 'closed',
    'staff-closes': 'closed',
    acknowledge: 'reopened',
    'set-level': 'reopened',
  },
  answered: {
    'student-posts': 'waiting',
    'staff-replies': 'answered',
    'student-closes': 'closed',
    'staff-closes': 'closed',
    acknowledge: 'answered',
    'set-level': 'answered',
  },
  'no-reply': {
    'student-posts': 'waiting',
    'staff-replies': 'answered',
    'student-closes': 'closed',
    'staff-closes': 'closed',
    acknowledge: 'no-reply',
    'set-level': 'no-reply',
  },
  closed: {
    'student-posts': 'reopened',
    'staff-replies': 'answered',
    'staff-reopens': 'answered',
    acknowledge: 'closed',
    'set-level': 'closed',
  },
};

const ranks: Record<Level, number> = { red: 3, orange: 2, yellow: 1, none: 0 };

/** The darker of two levels: triage and the thread's history only ever raise by themselves (M5). */
export function darker(a: Level, b: Level): Level {
  return ranks[a] >= ranks[b] ? a : b;
}

export function newTrack(): ThreadTrack {
  return {
    state: 'waiting',
    awaitingSinceMs: null,
    dueAtMs: null,
    breachedAtMs: null,
    triageFired: false,
    replyLadderInstanceId: null,
    red: null,
    level: 'none',
    waits: 0,
    reds: 0,
  };
}

/** One move of a thread. `track` null = the thread begins with this message. Never changes its argument. */
export function moveThread(
  threadId: string,
  track: ThreadTrack | null,
  event: TrackEvent,
  nowMs: number,
  figures: TrackFigures,
): TrackResult {
  const state = nextStates[track ? track.state : 'new'][event.kind];
  if (!state) return { ok: false, error: 'illegal-move' };
  const moved = new Move(threadId, { ...(track ?? newTrack()), state }, nowMs, figures);
  const error = moved.apply(event, track?.state ?? 'waiting');
  if (error) return { ok: false, error };
  return { ok: true, track: moved.track, commands: moved.commands };
}

/** Collects the commands of one move while the track changes. */
class Move {
  readonly commands: LadderCommand[] = [];

  constructor(
    private readonly threadId: string,
    readonly track: ThreadTrack,
    private readonly nowMs: number,
    private readonly figures: TrackFigures,
  ) {}

  apply(event: TrackEvent, before: ThreadState): 'illegal-move' | 'triage-fired' | null {
    switch (event.kind) {
      case 'student-posts':
        return this.studentPosts(event.level);
      case 'staff-replies':
        return event.unseen ? this.staffRepliesUnaware(event.unseen, before) : this.answered();
      case 'no-reply':
      case 'staff-closes':
        return this.endWithoutText();
      case 'student-closes':
        // A child who ends the talk after words that triage fired on is still answered: clocks run on.
        if (!this.track.triageFired && !this.track.red && event.unheard !== true) this.stopReply();
        return null;
      case 'staff-reopens':
        if (this.track.awaitingSinceMs !== null) this.track.state = 'reopened';
        return null;
      case 'acknowledge':
        return this.acknowledge(event.personId);
      case 'set-level':
        return this.setLevel(event.level);
    }
  }

  private studentPosts(level: Level): null {
    this.track.level = darker(this.track.level, level);
    // Several messages while waiting do not move the deadline (M3).
    if (this.track.awaitingSinceMs === null) this.startReply(this.nowMs);
    if (level !== 'none' || this.track.level === 'red') this.track.triageFired = true;
    // A red thread stays red until a person lowers it: whatever the child adds is danger until then.
    if (this.track.level === 'red') this.startRed();
    return null;
  }

  private answered(): null {
    this.stopReply();
    this.stopRed();
    return null;
  }

  /**
   * A reply by someone who had not seen the latest words answers the earlier ones only: the 2 h of the unseen ones
   * run on (from the first of them, when the wait began with words that are answered now), and so does red.
   */
  private staffRepliesUnaware({ sinceMs, fired }: Unseen, before: ThreadState): null {
    const { awaitingSinceMs } = this.track;
    // A colleague who had seen them answered them already.
    if (awaitingSinceMs === null) return null;
    this.track.state = before === 'waiting' ? 'waiting' : 'reopened';
    if (sinceMs <= awaitingSinceMs) return null;
    this.stopReply();
    this.startReply(sinceMs);
    this.track.triageFired = fired || this.track.level === 'red';
    return null;
  }

  private startReply(sinceMs: number): void {
    const dueAtMs = sinceMs + this.figures.replyDueMs;
    this.track.waits += 1;
    this.track.awaitingSinceMs = sinceMs;
    this.track.dueAtMs = dueAtMs;
    this.track.breachedAtMs = dueAtMs <= this.nowMs ? this.nowMs : null;
    this.track.triageFired = false;
    const instanceId = `${this.threadId}.reply.${this.track.waits}`;
    this.track.replyLadderInstanceId = instanceId;
    this.commands.push({ kind: 'start', ladder: 'reply', instanceId, startedAtMs: sinceMs });
  }

  private endWithoutText(): 'triage-fired' | null {
    if (this.track.red) return 'triage-fired';
    if (this.track.awaitingSinceMs !== null && this.track.triageFired) return 'triage-fired';
    this.stopReply();
    return null;
  }

  private acknowledge(personId: string): 'illegal-move' | null {
    const red = this.track.red;
    if (!red) return 'illegal-move';
    const nextAtMs = this.nowMs + this.figures.acknowledgeExtendsMs;
    this.track.red = {
      ...red,
      acknowledgedAtMs: red.acknowledgedAtMs ?? this.nowMs,
      acknowledgedBy: personId,
      dueAtMs: Math.max(red.dueAtMs, nextAtMs),
    };
    this.commands.push({ kind: 'defer', instanceId: red.ladderInstanceId, nextAtMs });
    return null;
  }

  private setLevel(level: Level): 'illegal-move' | null {
    if (level === this.track.level) return 'illegal-move';
    this.track.level = level;
    if (level === 'red') this.startRed();
    else this.stopRed();
    return null;
  }

  private startRed(): void {
    if (this.track.red) return;
    this.track.reds += 1;
    const ladderInstanceId = `${this.threadId}.red.${this.track.reds}`;
    this.track.red = {
      ladderInstanceId,
      sinceMs: this.nowMs,
      dueAtMs: this.nowMs + this.figures.redDueMs,
      acknowledgedAtMs: null,
      acknowledgedBy: null,
      breachedAtMs: null,
    };
    this.commands.push({
      kind: 'start',
      ladder: 'reply-red',
      instanceId: ladderInstanceId,
      startedAtMs: this.nowMs,
    });
  }

  private stopRed(): void {
    if (!this.track.red) return;
    this.commands.push({ kind: 'stop', instanceId: this.track.red.ladderInstanceId });
    this.track.red = null;
  }

  private stopReply(): void {
    if (this.track.replyLadderInstanceId !== null && this.track.awaitingSinceMs !== null)
      this.commands.push({ kind: 'stop', instanceId: this.track.replyLadderInstanceId });
    this.track.awaitingSinceMs = null;
    this.track.dueAtMs = null;
    this.track.breachedAtMs = null;
    this.track.triageFired = false;
    this.track.replyLadderInstanceId = null;
  }
}
