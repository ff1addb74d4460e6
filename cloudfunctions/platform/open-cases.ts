/**
 * What keeps a record from going although its time is over (G2, M7): something about it is not finished. Features
 * register what they know; a thread's own clock and level are looked at where it goes.
 */
export interface OpenCases {
  /** e.g. its sealed identity is being opened, or somebody still has to be told. */
  holdsThread(schoolId: string, threadId: string): Promise<boolean>;
  /** e.g. a case about a student is open. */
  holdsPerson(schoolId: string, personId: string): Promise<boolean>;
}

/** One that holds is enough. */
export function everyCase(all: readonly Partial<OpenCases>[]): OpenCases {
  return {
    async holdsThread(schoolId, threadId) {
      for (const one of all) if (await one.holdsThread?.(schoolId, threadId)) return true;
      return false;
    },
    async holdsPerson(schoolId, personId) {
      for (const one of all) if (await one.holdsPerson?.(schoolId, personId)) return true;
      return false;
    },
  };
}
