import fc from 'fast-check';
import { mergeDrafts } from '../../../src/shared/class-mood/merge-drafts';
import {
  contentSchema,
  emptyContent,
  eventKinds,
  type Concern,
  type FormContent,
} from '../../../src/shared/class-mood/model';

const concern = (studentId: string, behaviour: string): Concern => ({
  studentId,
  source: 'new',
  word: '',
  behaviour,
  level: 'none',
});
const content = (part: Partial<FormContent>): FormContent => ({ ...emptyContent, ...part });

test('W1: each phone’s own change is kept', () => {
  const base = content({ counts: { low: 1, irritable: 0, tense: 0 } });
  const mine = { ...base, counts: { ...base.counts, tense: 2 }, concerns: [concern('a', '哭过')] };
  const theirs = {
    ...base,
    counts: { ...base.counts, low: 4 },
    events: [{ kind: 'absence' as const, count: 1 }],
    concerns: [concern('b', '没吃午饭')],
  };
  expect(mergeDrafts(base, mine, theirs)).toEqual({
    counts: { low: 4, irritable: 0, tense: 2 },
    events: [{ kind: 'absence', count: 1 }],
    concerns: [concern('b', '没吃午饭'), concern('a', '哭过')],
    quiet: false,
  });
});

test('W1: words that both wrote about one student stand together, the earlier ones first', () => {
  const base = content({ concerns: [concern('a', '没吃午饭')] });
  const mine = content({ concerns: [concern('a', '没吃午饭，哭过')] });
  const theirs = content({ concerns: [concern('a', '没吃午饭，一个人坐着')] });
  expect(mergeDrafts(base, mine, theirs).concerns[0]?.behaviour).toBe(
    '没吃午饭，一个人坐着\n没吃午饭，哭过',
  );
  // The same addition twice is one.
  expect(mergeDrafts(base, mine, mine).concerns[0]?.behaviour).toBe('没吃午饭，哭过');
});

test('W1: a removed student is gone, unless the other phone wrote on about them', () => {
  const base = content({ concerns: [concern('a', '没吃午饭')] });
  const longer = content({ concerns: [concern('a', '没吃午饭，哭过')] });
  expect(mergeDrafts(base, emptyContent, base).concerns).toEqual([]);
  expect(mergeDrafts(base, base, emptyContent).concerns).toEqual([]);
  expect(mergeDrafts(base, emptyContent, longer).concerns).toEqual(longer.concerns);
  expect(mergeDrafts(base, longer, emptyContent).concerns).toEqual(longer.concerns);
});

test('W1: of a count that both changed the later one holds', () => {
  const low = (count: number) => content({ counts: { low: count, irritable: 0, tense: 0 } });
  expect(mergeDrafts(low(1), low(3), low(5)).counts.low).toBe(3);
  expect(mergeDrafts(low(1), low(1), low(5)).counts.low).toBe(5);
});

describe('properties', () => {
  const words = fc.constantFrom('', '哭过', '没吃午饭', '一个人坐着', '没交作业', '请假一天');
  const someConcern = fc.record({
    studentId: fc.constantFrom('a', 'b', 'c', 'd'),
    source: fc.constantFrom('new' as const, 'carried' as const),
    word: fc.constantFrom('' as const, 'better' as const, 'same' as const),
    behaviour: words,
    level: fc.constantFrom('none' as const, 'yellow' as const, 'red' as const),
  });
  const count = fc.integer({ min: 0, max: 10 });
  const someContent: fc.Arbitrary<FormContent> = fc.record({
    counts: fc.record({ low: count, irritable: count, tense: count }),
    events: fc
      .uniqueArray(fc.constantFrom(...eventKinds), { maxLength: 4 })
      .map((kinds) => [...kinds].sort(byTable).map((kind) => ({ kind, count: 2 }))),
    concerns: fc.uniqueArray(someConcern, { selector: ({ studentId }) => studentId, maxLength: 4 }),
    quiet: fc.constant(false),
  });
  const triple = fc.tuple(someContent, someContent, someContent);

  function byTable(one: FormContent['events'][number]['kind'], other: typeof one): number {
    return eventKinds.indexOf(one) - eventKinds.indexOf(other);
  }

  test('W1: no word that a phone wrote anew is lost', () => {
    fc.assert(
      fc.property(triple, ([base, mine, theirs]) => {
        const merged = mergeDrafts(base, mine, theirs);
        for (const phone of [mine, theirs])
          for (const { studentId, behaviour } of phone.concerns) {
            const known = base.concerns.find((one) => one.studentId === studentId);
            if (known?.behaviour === behaviour) continue;
            const kept = merged.concerns.find((one) => one.studentId === studentId);
            expect(kept?.behaviour ?? 'gone').toContain(behaviour);
          }
      }),
    );
  });

  test('W1: a draft merged with itself, or with an untouched one, is itself', () => {
    fc.assert(
      fc.property(someContent, someContent, (base, mine) => {
        expect(sorted(mergeDrafts(base, mine, base))).toEqual(sorted(mine));
        expect(sorted(mergeDrafts(base, base, mine))).toEqual(sorted(mine));
        expect(sorted(mergeDrafts(base, mine, mine))).toEqual(sorted(mine));
      }),
    );
  });

  test('W1: what comes out may be kept: the shape holds, no student stands twice', () => {
    fc.assert(
      fc.property(triple, ([base, mine, theirs]) => {
        const merged = mergeDrafts(base, mine, theirs);
        expect(contentSchema.parse(merged)).toEqual(merged);
        const ids = merged.concerns.map(({ studentId }) => studentId);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  function sorted({ concerns, ...rest }: FormContent): FormContent {
    const inOrder = [...concerns].sort((one, other) => (one.studentId < other.studentId ? -1 : 1));
    return { ...rest, concerns: inOrder };
  }
});

test('W1: words put together never end in half a character', () => {
  const long = (sign: string) => content({ concerns: [concern('a', sign.repeat(449) + '好')] });
  const merged = mergeDrafts(content({ concerns: [concern('a', '旧')] }), long('😀'), long('🙂'));
  expect(merged.concerns[0]?.behaviour).not.toMatch(/[\ud800-\udbff]$/);
  expect(contentSchema.safeParse(merged).success).toBe(true);
});
