import {
  carriedFrom,
  fitContent,
  formProblem,
  keptConcerns,
  levelCounts,
  mayBeQuiet,
  movedHere,
  type Carried,
} from '../../../src/shared/class-mood/form-rules';
import { emptyContent, type Concern, type FormContent } from '../../../src/shared/class-mood/model';

const fact = '连续四天午饭没怎么吃，课间一个人坐着。';
const fresh: Concern = {
  studentId: 's-1',
  source: 'new',
  word: '',
  behaviour: fact,
  level: 'yellow',
};
const before: Carried = {
  studentId: 's-2',
  behaviour: '上课哭过两次',
  level: 'orange',
  since: '2026-10-05',
};
const said: Concern = {
  studentId: 's-2',
  source: 'carried',
  word: 'same',
  behaviour: '',
  level: 'orange',
};

const content = (part: Partial<FormContent>): FormContent => ({ ...emptyContent, ...part });
const some = { low: 4, irritable: 2, tense: 1 };

/** [what, the form, whom last week's form carries on, the problem] */
const table: [string, FormContent, Carried[], string | null][] = [
  ['counts alone', content({ counts: some }), [], null],
  ['a whole class that is not calm', content({ counts: { ...some, low: 42 } }), [], null],
  ['one more than the class', content({ counts: { ...some, low: 43 } }), [], 'mood-counts'],
  [
    'an event of more than the class',
    content({ events: [{ kind: 'marks', count: 46 }] }),
    [],
    'mood-counts',
  ],
  ['an event alone', content({ events: [{ kind: 'absence', count: 1 }] }), [], null],
  [
    'the same event twice',
    content({
      events: [
        { kind: 'loss', count: 1 },
        { kind: 'loss', count: 2 },
      ],
    }),
    [],
    'mood-mixed-up',
  ],
  ['nothing at all', emptyContent, [], 'mood-empty'],
  ['nothing unusual, said so', content({ quiet: true }), [], null],
  ['nothing unusual beside counts', content({ quiet: true, counts: some }), [], 'mood-not-quiet'],
  [
    'nothing unusual while somebody waits for a word',
    content({ quiet: true }),
    [before],
    'mood-not-quiet',
  ],
  ['a new student', content({ concerns: [fresh] }), [], null],
  [
    'a new student without a fact',
    content({ concerns: [{ ...fresh, behaviour: '。' }] }),
    [],
    'mood-fact-missing',
  ],
  [
    'a label in the place of a fact',
    content({ concerns: [{ ...fresh, behaviour: '他有抑郁症。' }] }),
    [],
    'mood-label',
  ],
  [
    'a fact with a label in it',
    content({ concerns: [{ ...fresh, behaviour: '妈妈说医生提到抑郁，这周请了两天假' }] }),
    [],
    null,
  ],
  ['the same student twice', content({ concerns: [fresh, fresh] }), [], 'mood-mixed-up'],
  ['a word for everybody of last week', content({ concerns: [said] }), [before], null],
  ['no word for last week’s student', content({ counts: some }), [before], 'mood-word-missing'],
  [
    'last week’s student touched, no word yet',
    content({ concerns: [{ ...said, word: '' }] }),
    [before],
    'mood-word-missing',
  ],
  ['a word for somebody who was not there', content({ concerns: [said] }), [], 'mood-mixed-up'],
  [
    'last week’s student entered as new',
    content({ concerns: [{ ...fresh, studentId: 's-2' }] }),
    [before],
    'mood-mixed-up',
  ],
  [
    'a word beside a new student',
    content({ concerns: [{ ...fresh, word: 'same' }] }),
    [],
    'mood-mixed-up',
  ],
];

test.each(table)('W1: %s', (_what, form, carried, problem) => {
  expect(formProblem(form, { classSize: 45, carried })).toBe(problem);
});

test('W1: 本周无异常 is offered only while nothing is entered and nobody of last week waits', () => {
  expect(mayBeQuiet(emptyContent, [])).toBe(true);
  expect(mayBeQuiet(emptyContent, [before])).toBe(false);
  expect(mayBeQuiet(content({ counts: { ...some } }), [])).toBe(false);
  expect(mayBeQuiet(content({ concerns: [fresh] }), [])).toBe(false);
});

test('W1: who is carried keeps the first week, and the last fact where nothing new was seen', () => {
  const kept = keptConcerns([fresh, said], [before], '2026-10-12');
  expect(kept).toEqual([
    { ...fresh, since: '2026-10-12' },
    { ...said, behaviour: before.behaviour, since: '2026-10-05' },
  ]);
  const seen = keptConcerns([{ ...said, behaviour: '请假两天' }], [before], '2026-10-12');
  expect(seen[0]).toMatchObject({ behaviour: '请假两天', since: '2026-10-05' });
});

test('W1: the next form asks about everybody but those who are better or have left', () => {
  const kept = keptConcerns(
    [fresh, said, { ...said, studentId: 's-3', word: 'better' }, { ...fresh, studentId: 's-4' }],
    [before, { ...before, studentId: 's-3' }],
    '2026-10-12',
  );
  const carried = carriedFrom(kept, (studentId) => studentId !== 's-4');
  expect(carried.map(({ studentId }) => studentId)).toEqual(['s-1', 's-2']);
  expect(carried[1]).toEqual(before);
});

test('W1: levels are counted without those who are better', () => {
  const concerns = [
    { level: 'red', word: '' },
    { level: 'yellow', word: 'same' },
    { level: 'yellow', word: 'better' },
    { level: 'none', word: '' },
  ] as const;
  expect(levelCounts(concerns)).toEqual({ none: 1, yellow: 1, orange: 0, red: 1 });
});

describe('W1: a draft that is older than last week’s form', () => {
  const isHere = () => true;

  test('asks for a word about whoever is carried now, with what was written', () => {
    const draft = content({ concerns: [{ ...fresh, studentId: 's-2' }] });
    expect(fitContent(draft, [before], isHere).concerns).toEqual([
      { ...fresh, studentId: 's-2', source: 'carried' },
    ]);
  });

  test('keeps what was written about whoever is carried no longer, drops an empty word', () => {
    const written = { ...said, behaviour: '又哭了一次' };
    const draft = content({ concerns: [written, { ...said, studentId: 's-5' }] });
    expect(fitContent(draft, [], isHere).concerns).toEqual([
      { ...written, source: 'new', word: '' },
    ]);
  });

  test('leaves out who has left the class, and is whole afterwards', () => {
    const draft = content({ concerns: [fresh, said] });
    const fitted = fitContent(draft, [before], (studentId) => studentId !== 's-1');
    expect(fitted.concerns).toEqual([said]);
    expect(formProblem(fitted, { classSize: 45, carried: [before] })).toBeNull();
  });
});

describe('W1: whom a class takes over from another class', () => {
  const word = (classId: string, monday: string, of: Concern['word'] = 'same') => ({
    classId,
    monday,
    submitted: [{ ...said, word: of, behaviour: fact, since: '2026-09-07' }],
  });
  const old = word('old', '2026-10-05');

  it.each([
    ['nobody has written since', [old], 1],
    ['the child was better before it came', [word('old', '2026-10-05', 'better')], 0],
    ['the own class has written of it since', [old, word('own', '2026-10-12')], 0],
    ['the own class wrote better since', [word('own', '2026-10-12', 'better'), old], 0],
    ['both wrote in one week', [word('own', '2026-10-05', 'better'), old], 0],
    ['it came back worse', [word('own', '2026-09-28', 'better'), old], 1],
  ])('%s: %#', (_what, weeks, asked) => {
    expect(movedHere(weeks, 'own', () => true)).toHaveLength(asked);
    expect(movedHere(weeks, 'own', () => false)).toEqual([]);
  });
});
