/**
 * From test names to requirement rows: a test, or the block around it, is named after the rows it
 * shows, like `M3: every rung once when two clocks run` or `M4, M5: …`.
 */
const rowIds = /^([A-Z]\d{1,2}(?:\s*[,、–+-]\s*[A-Z]\d{1,2})*)\s*[:：]/u;

const rowOrder = (left, right) =>
  left.localeCompare(right, 'en', { numeric: true, sensitivity: 'base' });

/** `M1–M3` names the rows between as well; `M1, M4` only those two. */
function expand(prefix) {
  const rows = [];
  for (const part of prefix.split(/[,、+]/u)) {
    const [from, to] = part.split(/[–-]/u).map((id) => id.trim());
    const first = Number(from.slice(1));
    const last = to?.startsWith(from[0]) ? Number(to.slice(1)) : first;
    for (let number = first; number <= last; number += 1) rows.push(`${from[0]}${number}`);
  }
  return rows;
}

/**
 * Rows named at the start of any of the names (outermost block first).
 * @param {string[]} names
 * @returns {string[]}
 */
export function rowsOf(names) {
  const found = names.flatMap((name) => {
    const prefix = rowIds.exec(name)?.[1];
    return prefix === undefined ? [] : expand(prefix);
  });
  return [...new Set(found)].sort(rowOrder);
}

/** jest says `pending` for a skipped test and `todo` for a planned one: neither was shown. */
const resultOf = (status) => (status === 'passed' || status === 'failed' ? status : 'skipped');

/**
 * The report of a test run, sorted, so that two equal runs write equal files.
 * @param {{testResults: {assertionResults: {ancestorTitles: string[], title: string,
 *   fullName: string, status: string}[]}[]}} results jest's JSON
 * @returns {Record<string, {tests: {name: string, result: string}[]}>}
 */
export function rowsReport(results) {
  const rows = {};
  for (const test of results.testResults.flatMap((file) => file.assertionResults)) {
    for (const row of rowsOf([...test.ancestorTitles, test.title])) {
      rows[row] ??= { tests: [] };
      rows[row].tests.push({ name: test.fullName, result: resultOf(test.status) });
    }
  }
  for (const { tests } of Object.values(rows)) {
    tests.sort((left, right) => left.name.localeCompare(right.name, 'en'));
  }
  return Object.fromEntries(Object.entries(rows).sort(([left], [right]) => rowOrder(left, right)));
}
