import fc from 'fast-check';
import {
  gradeSetOf,
  gradeSetWords,
  isGradeWord,
  isInSet,
  wordOf,
} from '../../../src/shared/modules/grade-set';
import { moduleOfAction, moduleOfPage, modules } from '../../../src/shared/modules/modules';
import { gradesOfModuleAt } from '../../../src/shared/modules/policy';
import { contracts } from '../../../src/shared/contracts';

const someGrades = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 });

test('G1: a set of grades has one word, whatever order it was chosen in, and comes back from it', () => {
  fc.assert(
    fc.property(someGrades, (grades) => {
      const word = wordOf(new Set(grades));
      expect(wordOf(new Set([...grades].reverse()))).toBe(word);
      expect(isGradeWord(word)).toBe(true);
      const read = gradeSetOf(word);
      for (let grade = 1; grade <= 12; grade += 1)
        expect(isInSet(read, grade)).toBe(grades.includes(grade));
    }),
  );
});

test('G1: what wordOf would not write is no set of grades', () => {
  for (const odd of ['', 'g', 'g0', 'g13', 'g5-3', 'g3-3', 'g3-', '3-5', 'ALL', 5, null, ['g3']])
    expect(isGradeWord(odd)).toBe(false);
  expect(() => gradeSetOf('g5-3')).toThrow(RangeError);
});

test('G1: the words of a set name its grades', () => {
  expect(['all', 'none', 'g3-5', 'g9-10'].map(gradeSetWords)).toEqual([
    '全校',
    '暂不使用',
    '三年级、五年级',
    '九年级、高一',
  ]);
});

test('G1: a module is used in the grades that hold at the moment asked about', () => {
  const values = [
    { key: 'modules.homework', value: 'g3-5', fromMs: 1_000 },
    { key: 'modules.homework', value: 'all', fromMs: 2_000 },
  ];
  const at = (ms: number) => gradesOfModuleAt(values, 'homework', ms);
  expect([at(999), at(2_000)]).toEqual(['all', 'all']);
  expect(at(1_999)).toEqual(new Set([3, 5]));
  expect(gradesOfModuleAt(values, 'bookings', 1_500)).toBe('all');
});

test('M1, G2: the message box and what it stands on belong to no module', () => {
  const never = ['messages', 'people', 'duty', 'seal', 'audit', 'consent', 'notices', 'settings'];
  for (const { name } of contracts) {
    const feature = name.split('.')[0] ?? '';
    const module = moduleOfAction(name);
    if (never.includes(feature)) expect(module).toBeNull();
    else expect([null, modules.find((one) => one === feature) ?? null]).toContain(module);
  }
  expect(['bookings.confirm', 'bookings.mine', 'bookings.cancel'].map(moduleOfAction)).toEqual([
    'bookings',
    null,
    null,
  ]);
  expect(moduleOfPage('/features/messages/write/index')).toBeNull();
  expect(moduleOfPage('/features/bookings/mine/index')).toBeNull();
  expect(moduleOfPage('/features/class-mood/form/index')).toBe('class-mood');
});
