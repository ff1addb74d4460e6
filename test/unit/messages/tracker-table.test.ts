import type { ThreadTrack, TrackEvent } from '../../../src/shared/messages/tracker';
import {
  acknowledged,
  minuteMs,
  move,
  posts,
  resultInShort,
  setTo,
  startMs,
  trackAfter,
} from './track-fixture';

const reply: TrackEvent = { kind: 'staff-replies', unseen: null };
const noReply: TrackEvent = { kind: 'no-reply' };
const studentCloses: TrackEvent = { kind: 'student-closes' };
const staffCloses: TrackEvent = { kind: 'staff-closes' };
const reopens: TrackEvent = { kind: 'staff-reopens' };

/** How each row of the table comes about. */
const tracks: Record<string, ThreadTrack | null> = {
  new: null,
  waiting: trackAfter(posts('none')),
  'waiting, triage fired': trackAfter(posts('orange')),
  'waiting, red': trackAfter(posts('red')),
  'waiting, lowered': trackAfter(posts('red'), setTo('orange')),
  'waiting, raised by hand': trackAfter(posts('none'), setTo('red')),
  reopened: trackAfter(posts('none'), studentCloses, posts('none')),
  'reopened, triage fired': trackAfter(posts('yellow'), studentCloses, posts('none')),
  'reopened, red': trackAfter(posts('red'), studentCloses, reopens),
  answered: trackAfter(posts('none'), reply),
  'answered, was red': trackAfter(posts('red'), reply),
  'answered, raised by hand': trackAfter(posts('none'), reply, setTo('red')),
  'no-reply': trackAfter(posts('none'), noReply),
  'no-reply, raised by hand': trackAfter(posts('none'), noReply, setTo('red')),
  closed: trackAfter(posts('none'), staffCloses),
  'closed, triage fired': trackAfter(posts('orange'), studentCloses),
  'closed, red': trackAfter(posts('red'), studentCloses),
  'closed, answered, raised by hand': trackAfter(posts('none'), reply, staffCloses, setTo('red')),
};

const events: Record<string, TrackEvent> = {
  'posts calm': posts('none'),
  'posts red': posts('red'),
  replies: reply,
  'replies unaware': { kind: 'staff-replies', unseen: { sinceMs: startMs, fired: false } },
  'replies to the first words': {
    kind: 'staff-replies',
    unseen: { sinceMs: startMs + 20 * minuteMs, fired: false },
  },
  'no reply': noReply,
  'student closes': studentCloses,
  'staff closes': staffCloses,
  reopens,
  acknowledges: acknowledged,
  'sets yellow': setTo('yellow'),
  'sets red': setTo('red'),
};

const illegal = '!illegal-move';
const fired = '!triage-fired';

/**
 * Every cell, in the order of `events`: where it leads and what starts (+), stops (-) and moves (~), or why
 * it is refused.
 */
// oxfmt-ignore
const table: Record<string, string[]> = {
  'new':
    ['waiting +reply', 'waiting +reply +red', illegal, illegal, illegal, illegal, illegal, illegal, illegal, illegal, illegal, illegal],
  'waiting':
    ['waiting', 'waiting +red', 'answered -reply', 'waiting', 'waiting -reply +reply', 'no-reply -reply', 'closed -reply', 'closed -reply', illegal, illegal, 'waiting', 'waiting +red'],
  'waiting, triage fired':
    ['waiting', 'waiting +red', 'answered -reply', 'waiting', 'waiting -reply +reply', fired, 'closed', fired, illegal, illegal, 'waiting', 'waiting +red'],
  'waiting, red':
    ['waiting', 'waiting', 'answered -reply -red', 'waiting', 'waiting -reply +reply', fired, 'closed', fired, illegal, 'waiting ~red', 'waiting -red', illegal],
  'waiting, lowered':
    ['waiting', 'waiting +red', 'answered -reply', 'waiting', 'waiting -reply +reply', fired, 'closed', fired, illegal, illegal, 'waiting', 'waiting +red'],
  'waiting, raised by hand':
    ['waiting', 'waiting', 'answered -reply -red', 'waiting', 'waiting -reply +reply', fired, 'closed', fired, illegal, 'waiting ~red', 'waiting -red', illegal],
  'reopened':
    ['reopened', 'reopened +red', 'answered -reply', 'reopened', 'reopened -reply +reply', 'no-reply -reply', 'closed -reply', 'closed -reply', illegal, illegal, 'reopened', 'reopened +red'],
  'reopened, triage fired':
    ['reopened', 'reopened +red', 'answered -reply', 'reopened', 'reopened -reply +reply', fired, 'closed', fired, illegal, illegal, illegal, 'reopened +red'],
  'reopened, red':
    ['reopened', 'reopened', 'answered -reply -red', 'reopened', 'reopened -reply +reply', fired, 'closed', fired, illegal, 'reopened ~red', 'reopened -red', illegal],
  'answered':
    ['waiting +reply', 'waiting +reply +red', 'answered', 'answered', 'answered', illegal, 'closed', 'closed', illegal, illegal, 'answered', 'answered +red'],
  'answered, was red':
    ['waiting +reply +red', 'waiting +reply +red', 'answered', 'answered', 'answered', illegal, 'closed', 'closed', illegal, illegal, 'answered', illegal],
  'answered, raised by hand':
    ['waiting +reply', 'waiting +reply', 'answered -red', 'answered', 'answered', illegal, 'closed', fired, illegal, 'answered ~red', 'answered -red', illegal],
  'no-reply':
    ['waiting +reply', 'waiting +reply +red', 'answered', 'answered', 'answered', illegal, 'closed', 'closed', illegal, illegal, 'no-reply', 'no-reply +red'],
  'no-reply, raised by hand':
    ['waiting +reply', 'waiting +reply', 'answered -red', 'answered', 'answered', illegal, 'closed', fired, illegal, 'no-reply ~red', 'no-reply -red', illegal],
  'closed':
    ['reopened +reply', 'reopened +reply +red', 'answered', 'answered', 'answered', illegal, illegal, illegal, 'answered', illegal, 'closed', 'closed +red'],
  'closed, triage fired':
    ['reopened', 'reopened +red', 'answered -reply', 'reopened', 'reopened -reply +reply', illegal, illegal, illegal, 'reopened', illegal, 'closed', 'closed +red'],
  'closed, red':
    ['reopened', 'reopened', 'answered -reply -red', 'reopened', 'reopened -reply +reply', illegal, illegal, illegal, 'reopened', 'closed ~red', 'closed -red', illegal],
  'closed, answered, raised by hand':
    ['reopened +reply', 'reopened +reply', 'answered -red', 'answered', 'answered', illegal, illegal, illegal, 'answered', 'closed ~red', 'closed -red', illegal],
};

describe('M3–M5: the thread table', () => {
  const cells = Object.entries(table).flatMap(([row, expected]) =>
    Object.entries(events).map(([name, event], column) => ({
      row,
      name,
      event,
      expected: expected[column] ?? 'no cell',
    })),
  );

  it('M3–M5: has a cell for every state and every event', () => {
    expect(Object.keys(table)).toEqual(Object.keys(tracks));
    for (const row of Object.values(table)) expect(row).toHaveLength(Object.keys(events).length);
  });

  it.each(cells)('M3–M5: $row · $name → $expected', ({ row, event, expected }) => {
    expect(resultInShort(move(tracks[row] ?? null, event, 30))).toBe(expected);
  });
});
