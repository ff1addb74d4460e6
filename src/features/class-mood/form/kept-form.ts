/** What this phone keeps of a form between two openings of the app (W1). */
import type { FormContent } from '../../../shared/class-mood/model';

/** A handing-in that is on its way: the same content goes out under the same id. */
export interface Pending {
  requestId: string;
  content: FormContent;
  seen: string[];
  /** Missing in what an older version of the app kept. */
  notesHeard?: number;
}

export interface Kept {
  content: FormContent;
  /** What this phone's writing began with, and the version it has. */
  base: FormContent;
  version: number;
  pending: Pending | null;
}
