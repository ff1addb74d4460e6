/** M3: what a robot says in one go, and that nobody is left out of it or called without cause. */
import fc from 'fast-check';
import type { Effect } from '../../../cloudfunctions/platform/outbox';
import { robotMessages } from '../../../cloudfunctions/platform/robot-messages';
import { noticeTexts, type NoticeKey, type NoticeText } from '../../../src/shared/notices/texts';
import { readNotice } from '../../harness/read-notice';

function effect(
  id: string,
  personId: string,
  subjectId: string,
  key: NoticeKey = 'reply.remind',
  due = '10:30',
  createdAtMs = 0,
  schoolId = 'demo',
): Effect {
  return {
    _id: id,
    schoolId,
    priority: 1,
    state: 'pending',
    recipient: { kind: 'staff', personId },
    text: { key, figures: { due, count: '2' } },
    subject: { kind: 'thread', id: subjectId, instanceId: null, audience: 'owner' },
    alsoSubscribe: false,
    nextTryAtMs: 0,
    tries: 1,
    createdAtMs,
    sentAtMs: null,
    channel: null,
    version: 0,
  };
}

const addressed = (effects: Effect[]) =>
  effects.map((one) => ({
    effect: one,
    mobile: one.recipient.kind === 'staff' ? `1${one.recipient.personId}` : '',
    room: 'school' as const,
  }));

test('M3: colleagues told the same of one thread share a message that rings each of them', () => {
  const messages = robotMessages(addressed([effect('a', 'x', 't'), effect('b', 'y', 't')]));
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({
    mobiles: ['1x', '1y'],
    text: '【润心】有一条留言还在等回复，截止 10:30。',
  });
});

test('M3: several threads for the same colleagues are told once, with their number and the earliest time', () => {
  const messages = robotMessages(
    addressed([
      effect('a', 'x', 't2', 'reply.remind', '11:00', 9),
      effect('b', 'x', 't1', 'reply.remind', '10:00', 3),
      effect('c', 'x', 't3', 'reply.remind', '12:00', 12),
    ]),
  );
  expect(messages.map(({ text }) => text)).toEqual([
    '【润心】有 3 条留言还在等回复，最早的截止 10:00。',
  ]);
});

test('M3: a rung that waited for the morning and a later one of the same thread are said once', () => {
  const messages = robotMessages(
    addressed([
      effect('a', 'x', 't', 'reply.breach-again'),
      effect('b', 'x', 't', 'reply.breach-again'),
    ]),
  );
  expect(messages.map(({ text }) => readNotice(text).count)).toEqual([1]);
});

test('M2, M3: another school, another person or another sentence is another message', () => {
  const messages = robotMessages(
    addressed([
      effect('a', 'x', 't1'),
      effect('b', 'x', 't2', 'reply.backup'),
      effect('c', 'y', 't3'),
      effect('d', 'x', 't4', 'reply.remind', '10:30', 0, 'small'),
      effect('e', 'x', 's1', 'duty.swap-offer'),
      effect('f', 'x', 's2', 'duty.swap-offer'),
    ]),
  );
  expect(messages).toHaveLength(6);
});

const keys = Object.keys(noticeTexts).filter((key) => key !== 'author.reply') as NoticeKey[];

test('M3: every notice goes out in exactly one message, to its own person, in words of ours', () => {
  const anyEffect = fc.record({
    personId: fc.constantFrom('w', 'x', 'y', 'z'),
    subjectId: fc.constantFrom('t1', 't2', 't3'),
    key: fc.constantFrom(...keys),
    due: fc.constantFrom('09:00', '10:30'),
    createdAtMs: fc.nat(5),
    schoolId: fc.constantFrom('demo', 'small'),
  });
  fc.assert(
    fc.property(fc.array(anyEffect, { maxLength: 30 }), (facts) => {
      const effects = facts.map((fact, index) =>
        effect(
          String(index),
          fact.personId,
          fact.subjectId,
          fact.key,
          fact.due,
          fact.createdAtMs,
          fact.schoolId,
        ),
      );
      const messages = robotMessages(addressed(effects));
      const told = messages.flatMap((message) => message.effects.map(({ _id }) => _id));
      expect([...told].sort()).toEqual(effects.map(({ _id }) => _id).sort());
      for (const message of messages) {
        const mobiles = addressed(message.effects).map(({ mobile }) => mobile);
        expect(message.mobiles).toEqual([...new Set(mobiles)].sort());
        const { key, count } = readNotice(message.text);
        const subjects = new Set(message.effects.map(({ subject }) => subject.id));
        expect(message.effects.every(({ text }) => text.key === key)).toBe(true);
        expect(message.effects.every(({ schoolId }) => schoolId === message.schoolId)).toBe(true);
        const { many }: NoticeText = noticeTexts[key];
        expect(count).toBe(many === undefined ? 1 : subjects.size);
        // Whoever is told of several is told of each of them.
        for (const mobile of message.mobiles)
          for (const subject of subjects)
            expect(
              addressed(message.effects).some(
                (one) => one.mobile === mobile && one.effect.subject.id === subject,
              ),
            ).toBe(true);
      }
    }),
  );
});
