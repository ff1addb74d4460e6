/** Spreadsheets: one action in, one reply out, like `api`, with the libraries that `api` does without. */
import { dispatch } from '../platform/action';
import { readNowMs } from '../platform/clock/clock';
import { rosterReader } from '../features/people/roster-reader';
import { takeMine, takeWithWords } from '../features/rights/take';
import { rosterFileActions } from '../features/roster-import/file-actions';
import { rightsPorts } from '../wiring-records';

const actions = new Map(
  [
    ...rosterFileActions({ reader: rosterReader }),
    takeMine(rightsPorts),
    takeWithWords(rightsPorts),
  ].map((action) => [action.contract.name, action]),
);

export async function main(event: unknown): Promise<unknown> {
  const { reply } = await dispatch((name) => actions.get(name), event, readNowMs());
  return reply;
}
