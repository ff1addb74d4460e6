import {
  moveThread,
  type ThreadTrack,
  type TrackEvent,
} from '../../../src/shared/messages/tracker';
import {
  acknowledged,
  figures,
  minuteMs,
  move,
  posts,
  setTo,
  startMs,
  threadId,
  trackAfter,
} from './track-fixture';

const reply: TrackEvent = { kind: 'staff-replies', unseen: null };
const at = (minute: number) => startMs + minute * minuteMs;

function moved(track: ThreadTrack | null, event: TrackEvent, minute: number): ThreadTrack {
  const result = move(track, event, minute);
  if (!result.ok) throw new Error(result.error);
  return result.track;
}

describe('M1, M3: the two-hour promise', () => {
  it('M1: begins with the first message', () => {
    const track = moved(null, posts('none'), 0);
    expect(track).toMatchObject({ state: 'waiting', awaitingSinceMs: at(0), dueAtMs: at(120) });
    expect(track.replyLadderInstanceId).toBe(`${threadId}.reply.1`);
  });

  it('M1, M3: several messages while waiting do not move the deadline', () => {
    let track = moved(null, posts('none'), 0);
    for (const minute of [1, 50, 119, 121, 600]) {
      track = moved(track, posts('none'), minute);
      expect([track.awaitingSinceMs, track.dueAtMs, track.waits]).toEqual([at(0), at(120), 1]);
    }
  });

  it('M3: a red message while waiting leaves the earlier promise as it was', () => {
    const track = moved(moved(null, posts('none'), 0), posts('red'), 60);
    expect([track.dueAtMs, track.red?.dueAtMs]).toEqual([at(120), at(70)]);
  });

  it('M3: closing and writing again begins a new wait with a clock of its own', () => {
    const closed = moved(moved(null, posts('none'), 0), { kind: 'student-closes' }, 10);
    const track = moved(closed, posts('none'), 20);
    expect(track).toMatchObject({ state: 'reopened', dueAtMs: at(140), waits: 2 });
    expect(track.replyLadderInstanceId).toBe(`${threadId}.reply.2`);
  });

  it('M3: a wait that triage fired on keeps its deadline through closing and reopening', () => {
    const closed = moved(moved(null, posts('orange'), 0), { kind: 'student-closes' }, 10);
    expect([closed.state, closed.dueAtMs]).toEqual(['closed', at(120)]);
    expect(moved(closed, { kind: 'staff-reopens' }, 20).dueAtMs).toBe(at(120));
    expect(moved(closed, posts('none'), 20).dueAtMs).toBe(at(120));
  });

  it('M3: a breach that was told ends with the answer', () => {
    const track = { ...trackAfter(posts('none')), breachedAtMs: at(120) };
    expect(moved(track, posts('none'), 130).breachedAtMs).toBe(at(120));
    const answered = moved(track, reply, 140);
    expect([answered.breachedAtMs, answered.dueAtMs]).toEqual([null, null]);
    expect(moved(answered, posts('none'), 150).breachedAtMs).toBeNull();
  });

  it('M3: the next wait forgets that triage fired in an earlier one', () => {
    const track = moved(moved(moved(null, posts('orange'), 0), reply, 10), posts('none'), 20);
    expect(track.triageFired).toBe(false);
    expect(move(track, { kind: 'no-reply' }, 30).ok).toBe(true);
  });

  it('M3: a calm message after a worrying one in the same wait does not open 无需回复 again', () => {
    const track = moved(moved(null, posts('yellow'), 0), posts('none'), 5);
    expect(move(track, { kind: 'no-reply' }, 6)).toEqual({ ok: false, error: 'triage-fired' });
  });
});

describe('M3, M5: a reply by somebody who had not seen the latest words', () => {
  const unaware = (minute: number, fired = false): TrackEvent => ({
    kind: 'staff-replies',
    unseen: { sinceMs: at(minute), fired },
  });

  it('M3: answers the earlier words; the two hours of the unseen ones run from when they were written', () => {
    const track = moved(moved(moved(null, posts('none'), 0), posts('none'), 50), unaware(50), 51);
    expect(track).toMatchObject({
      state: 'waiting',
      awaitingSinceMs: at(50),
      dueAtMs: at(170),
      breachedAtMs: null,
      replyLadderInstanceId: `${threadId}.reply.2`,
    });
  });

  it('M3: leaves the clock alone when the wait began with the unseen words', () => {
    const waiting = moved(moved(moved(null, posts('none'), 0), reply, 10), posts('none'), 20);
    expect(moved(waiting, unaware(20), 30)).toEqual(waiting);
    expect(moved(waiting, unaware(0), 30)).toEqual(waiting);
  });

  it('M5: leaves red as it is, acknowledged or not', () => {
    const red = moved(null, posts('red'), 0);
    expect(moved(moved(red, posts('none'), 3), unaware(3), 4).red).toEqual(red.red);
    const seen = moved(red, acknowledged, 2);
    expect(moved(moved(seen, posts('red'), 3), unaware(3, true), 4).red).toEqual(seen.red);
  });

  it('M5: words that were missed long ago are told as missed at once', () => {
    const track = moved(moved(moved(null, posts('none'), 0), posts('none'), 5), unaware(5), 200);
    expect([track.dueAtMs, track.breachedAtMs]).toEqual([at(125), at(200)]);
  });

  it('M3: 无需回复 depends on whether triage fired on what is left', () => {
    const worried = moved(moved(null, posts('orange'), 0), posts('none'), 5);
    expect(move(moved(worried, unaware(5), 6), { kind: 'no-reply' }, 7).ok).toBe(true);
    const stillWorried = moved(moved(null, posts('none'), 0), posts('orange'), 5);
    const refused = move(moved(stillWorried, unaware(5, true), 6), { kind: 'no-reply' }, 7);
    expect(refused).toEqual({ ok: false, error: 'triage-fired' });
  });

  it('M3: begins no wait where a colleague who saw the words answered them already', () => {
    const answered = moved(moved(null, posts('none'), 0), reply, 10);
    expect(moved(answered, unaware(0), 11)).toEqual(answered);
  });
});

describe('M5: the ten-minute clock', () => {
  it('M5: starts with the message that is red and is due in ten minutes', () => {
    const { red } = moved(null, posts('red'), 3);
    expect(red).toMatchObject({ sinceMs: at(3), dueAtMs: at(13), acknowledgedAtMs: null });
  });

  it('M5: a second red message does not restart it', () => {
    const first = moved(null, posts('red'), 0);
    expect(moved(first, posts('red'), 9).red).toEqual(first.red);
  });

  it('M5: on a thread that stays red, the next message after an answer starts it again', () => {
    const answered = moved(moved(null, posts('red'), 0), reply, 5);
    expect([answered.red, answered.level]).toEqual([null, 'red']);
    const again = moved(answered, posts('none'), 30);
    expect(again.red).toMatchObject({ ladderInstanceId: `${threadId}.red.2`, sinceMs: at(30) });
  });

  it('M5: triage raises the level and never lowers it', () => {
    let track = moved(null, posts('orange'), 0);
    track = moved(track, posts('none'), 1);
    expect(track.level).toBe('orange');
    track = moved(track, posts('red'), 2);
    expect(moved(track, posts('yellow'), 3).level).toBe('red');
  });

  it('M5: lowering ends only the red clock', () => {
    const result = move(trackAfter(posts('red')), setTo('none'), 4);
    expect(result).toMatchObject({
      ok: true,
      commands: [{ kind: 'stop', instanceId: `${threadId}.red.1` }],
      track: { red: null, level: 'none', dueAtMs: at(120) },
    });
  });

  it('M5: "我在看" moves the next rung to ten minutes from now and keeps the first tap', () => {
    const first = move(trackAfter(posts('red')), acknowledged, 4);
    expect(first).toMatchObject({
      commands: [{ kind: 'defer', instanceId: `${threadId}.red.1`, nextAtMs: at(14) }],
      track: { red: { acknowledgedAtMs: at(4), dueAtMs: at(14) }, dueAtMs: at(120) },
    });
    if (!first.ok) throw new Error(first.error);
    const second = moved(first.track, { kind: 'acknowledge', personId: 'counsellor-2' }, 9);
    expect(second.red).toMatchObject({
      acknowledgedAtMs: at(4),
      acknowledgedBy: 'counsellor-2',
      dueAtMs: at(19),
    });
  });

  it('M5: a tap never brings the due time nearer', () => {
    const shorter = { ...figures, acknowledgeExtendsMs: 5 * minuteMs };
    const result = moveThread(threadId, trackAfter(posts('red')), acknowledged, at(1), shorter);
    expect(result).toMatchObject({ ok: true, track: { red: { dueAtMs: at(10) } } });
  });

  it('M5: setting the level that it has is refused', () => {
    expect(move(trackAfter(posts('red')), setTo('red'), 1)).toEqual({
      ok: false,
      error: 'illegal-move',
    });
  });
});
