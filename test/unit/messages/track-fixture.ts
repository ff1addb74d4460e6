import { messagesFiguresAt } from '../../../src/shared/messages/policy';
import {
  moveThread,
  type LadderCommand,
  type ThreadTrack,
  type TrackEvent,
  type TrackResult,
} from '../../../src/shared/messages/tracker';

export const minuteMs = 60_000;
export const startMs = 1_760_000_000_123;
export const figures = messagesFiguresAt([], startMs);
export const threadId = 'thread-1';

export const posts = (level: 'red' | 'orange' | 'yellow' | 'none'): TrackEvent => ({
  kind: 'student-posts',
  level,
});
export const setTo = (level: 'red' | 'orange' | 'yellow' | 'none'): TrackEvent => ({
  kind: 'set-level',
  level,
});
export const acknowledged: TrackEvent = { kind: 'acknowledge', personId: 'counsellor-1' };

export function move(track: ThreadTrack | null, event: TrackEvent, minute = 0): TrackResult {
  return moveThread(threadId, track, event, startMs + minute * minuteMs, figures);
}

/** The track after these events, each a minute after the other; every one must be legal. */
export function trackAfter(...events: TrackEvent[]): ThreadTrack {
  let track: ThreadTrack | null = null;
  events.forEach((event, minute) => {
    const result = move(track, event, minute);
    if (!result.ok) throw new Error(`${event.kind} was refused: ${result.error}`);
    track = result.track;
  });
  if (track === null) throw new Error('a track needs an event');
  return track;
}

const signs = { start: '+', stop: '-', defer: '~' } as const;

/** `+reply`, `-red`, `~red`: what is started, stopped, moved. */
export function commandInShort(command: LadderCommand): string {
  const word =
    command.kind === 'start'
      ? command.ladder.replace('reply-red', 'red')
      : command.instanceId.split('.')[1];
  return `${signs[command.kind]}${word ?? '?'}`;
}

/** `answered -reply -red` or `!illegal-move`. */
export function resultInShort(result: TrackResult): string {
  if (!result.ok) return `!${result.error}`;
  return [result.track.state, ...result.commands.map(commandInShort)].join(' ');
}
