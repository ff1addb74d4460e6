import { actWords } from '../../../src/shared/audit/act-words';
import { contracts } from '../../../src/shared/contracts';

test('G6: every audited act has words, and no words are of an act that is none', () => {
  const audited = contracts.filter(({ audit }) => audit).map(({ name }) => name as string);
  expect(Object.keys(actWords).sort()).toEqual([...audited].sort());
});
