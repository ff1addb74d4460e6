/**
 * Which sheet of a file holds what: recognised by its header, wherever that stands in the first rows (a title merged
 * over the table comes before it), and whatever the sheet is called.
 */
import { tidy, type CellRow, type Sheet } from './cells';
import { sheetPlans, wholeClass, type Column, type SheetPlan } from './columns';

/** Titles and empty rows may stand above the header. */
const headerWithin = 8;

export interface FoundSheet {
  sheet: Sheet;
  plan: SheetPlan;
  /** Which cell of a row is which column. */
  places: ReadonlyMap<string, number>;
  columns: readonly Column[];
  /** The header's place in `sheet.rows`. */
  headerAt: number;
}

/** A header as it is compared: without what people add to it (*, (必填), colons, spaces). */
function bareHeader(text: string): string {
  return tidy(text)
    .replace(/\(.*?\)/gu, '')
    .replace(/[*:# ]/gu, '');
}

/** The sheet as one of those we read; null when no row near its top is the header of any. */
export function findSheet(sheet: Sheet): FoundSheet | null {
  for (const [headerAt, row] of sheet.rows.slice(0, headerWithin).entries()) {
    const found = sheetPlans
      .map((plan) => ({ plan, ...placesIn(row, plan) }))
      .filter(({ isWhole }) => isWhole)
      // Of several that fit, the one of the same name, then the one that explains most of the row.
      .sort((one, other) => weight(other, sheet) - weight(one, sheet))[0];
    if (found) {
      const { plan, places, columns } = found;
      return { sheet, plan, places, columns, headerAt };
    }
  }
  return null;
}

function weight(
  { plan, places }: { plan: SheetPlan; places: ReadonlyMap<string, number> },
  sheet: Sheet,
) {
  return places.size + (tidy(sheet.name) === plan.name ? 10 : 0);
}

function placesIn(row: CellRow, plan: SheetPlan) {
  const headers = row.map((cell) => bareHeader(cell?.text ?? ''));
  const placeOf = ({ title, aliases }: Column) =>
    [title, ...aliases].map((one) => headers.indexOf(one)).find((at) => at >= 0);
  const isByClass =
    plan.columns.some(({ id }) => id === 'classNumber') &&
    plan.columns.some((one) => one.id === 'classNumber' && placeOf(one) === undefined) &&
    placeOf(wholeClass) !== undefined;
  const columns = isByClass
    ? [
        ...plan.columns.filter(({ id }) => id !== 'grade' && id !== 'classNumber'),
        { ...wholeClass, needed: true },
      ]
    : plan.columns;
  const places = new Map<string, number>();
  for (const one of columns) {
    const at = placeOf(one);
    if (at !== undefined) places.set(one.id, at);
  }
  const isWhole = columns.every(({ id, needed }) => !needed || places.has(id));
  return { places, columns, isWhole };
}

/** What is missing for the sheet to be read as the one it is called: for the sentence about it. */
export function missingColumns(sheet: Sheet): { plan: SheetPlan; titles: string[] } | null {
  const plan = sheetPlans.find(({ name }) => name === tidy(sheet.name));
  if (!plan) return null;
  const best = sheet.rows
    .slice(0, headerWithin)
    .map((row) => placesIn(row, plan))
    .sort((one, other) => other.places.size - one.places.size)[0];
  const titles = (best?.columns ?? plan.columns)
    .filter(({ id, needed }) => needed && !(best?.places.has(id) ?? false))
    .map(({ title }) => title);
  return { plan, titles };
}
