/** Which of the account's persons acts now; kept on the phone. */
import { readStored, writeStored } from './storage';

let personId: string | null | undefined;

export function currentPersonId(): string | null {
  personId ??= readStored<string>('person') ?? null;
  return personId;
}

export function setCurrentPersonId(next: string | null): void {
  personId = next;
  writeStored('person', next);
}
