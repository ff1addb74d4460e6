/** The register of what is kept about a person (G2): whole, said in plain words, and the same for everybody. */
import { allCollections } from '../../../cloudfunctions/all-collections';
import { policyRegistry } from '../../../src/shared/policy/all-policies';
import {
  deletableBy,
  goesWords,
  recordKindKeys,
  recordKindOf,
  viewers,
} from '../../../src/shared/rights/kinds';
import { correctableFor, kindsToDelete, valueFor } from '../../../src/shared/rights/model';
import { workbookOf } from '../../../src/shared/rights/workbook';
import { fieldsOf } from '../../security/schema-walk';

test('G2: every collection of the person’s side says what it keeps about a person, and no message side does', () => {
  const without = allCollections.filter(
    ({ side, personal }) => side === 'person' && personal === undefined,
  );
  expect(without.map(({ name }) => name)).toEqual([]);
  const ofMessages = allCollections.filter(
    ({ side, personal }) => side === 'message' && personal !== undefined,
  );
  expect(ofMessages.map(({ name }) => name)).toEqual([]);
});

/** Fields by which a neutral document names a colleague. */
const namesColleague =
  /^(.*[pP]ersonIds?|.*[tT]eacherIds?|counsellorIds?|resourceId|createdBy|startedBy|.*ById|holderIds?)$/;

test('G2: every neutral collection that names a colleague says so', () => {
  const silent = allCollections.filter(
    ({ side, personal, schema }) =>
      side === 'neutral' &&
      personal === undefined &&
      fieldsOf(schema).some(({ path }) => namesColleague.test(path.split('.').at(-1) ?? '')),
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('G2: every kind is used, is told to somebody, says why it is kept, and when it goes by a figure that exists', () => {
  const used = new Set(allCollections.map(({ personal }) => personal));
  for (const key of recordKindKeys) {
    const kind = recordKindOf(key);
    expect([key, used.has(key)]).toEqual([key, true]);
    expect(kind.seenBy.length + kind.toldTo.length).toBeGreaterThan(0);
    expect(kind.deletable ? kind.why : kind.why.length > 8).toBe(kind.deletable ? '' : true);
    if ('policy' in kind.goes) expect(policyRegistry.has(kind.goes.policy)).toBe(true);
    expect(goesWords(kind, () => 730)).toMatch(/。$/);
  }
});

test('G2: what nobody reads line by line is told alike to everybody, whether there is any or not', () => {
  const hidden = recordKindKeys.filter((key) => recordKindOf(key).seenBy.length === 0);
  expect(hidden).toEqual(['teacher-notes', 'import', 'acts']);
});

test('M5, G2: no word of the register names a level, and none speaks of the message box', () => {
  const words = recordKindKeys.map((key) => JSON.stringify(recordKindOf(key))).join('\n');
  expect(words).not.toMatch(/红|橙|黄|级别|危险|诊断|留言|匿名/);
});

test('G2: nobody has deleted what must be kept, whatever they ask for', () => {
  for (const viewer of viewers)
    for (const key of recordKindKeys) {
      const isAllowed = deletableBy(viewer).includes(key);
      expect(kindsToDelete(viewer, [key, key])).toEqual(isAllowed ? [key] : null);
      if (isAllowed) expect(recordKindOf(key).why).toBe('');
    }
  expect(deletableBy('child')).toEqual(['homework']);
  expect(kindsToDelete('child', ['homework', 'consents'])).toBeNull();
});

test('G2: a correction is kept only in the shape that the list has', () => {
  expect(valueFor('sex', '女')).toBe('girl');
  expect(valueFor('sex', '不知道')).toBeNull();
  expect(valueFor('mobile', '13800001234')).toBe('13800001234');
  expect(valueFor('mobile', '1380000')).toBeNull();
  expect(valueFor('number', '20210209')).toBe('20210209');
  expect(valueFor('number', '学号')).toBeNull();
  expect(valueFor('class', '六（1）班')).toBeNull();
  for (const viewer of viewers) expect(correctableFor(viewer)).toContain('other');
});

test('G2: the workbook explains every kind, opens with what is read, and holds no empty sheet', () => {
  const base = { what: '有什么', why: '', goes: '到时候删。', deletable: true };
  const sheets = workbookOf({ name: '陈玥', date: '2026-10-12', schoolName: '学校' }, [
    { key: 'homework', name: '作业/反馈', ...base, lines: [{ head: '一周', text: '写的话' }] },
    { key: 'consents', name: '同意书', ...base, lines: [] },
    { key: 'import', name: '底稿', ...base, lines: null },
  ]);
  expect(sheets.map(({ name }) => name)).toEqual(['说明', '作业、反馈']);
  expect(sheets[0]?.rows).toHaveLength(4);
  expect(sheets[1]?.rows).toEqual([['一周', '写的话']]);
});
