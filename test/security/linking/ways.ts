/** What each way of linking has in common. */
import type { NameFacts } from './loot';

/** Person index → how much speaks for that student. */
export type Scores = Map<number, number>;
export type Way = (name: NameFacts, index: number) => Scores;

export function add(scores: Scores, person: number, score: number): void {
  scores.set(person, (scores.get(person) ?? 0) + score);
}
