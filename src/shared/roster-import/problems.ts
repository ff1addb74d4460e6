/** What is wrong with a row: where it stands, what was found, why it cannot stay so, and what is expected instead. */
import * as z from 'zod/mini';

export const problemSchema = z.object({
  sheet: z.string(),
  /** As the spreadsheet numbers its rows; 0: the sheet as a whole. */
  line: z.number(),
  /** Title of the column; empty: the row as a whole. */
  column: z.string(),
  /** At most 40 characters of what stands there. */
  found: z.string(),
  why: z.string(),
  expected: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

const shown = 40;

export function foundText(text: string): string {
  const characters = [...text];
  return characters.length <= shown ? text : `${characters.slice(0, shown - 1).join('')}…`;
}
