/** What was opened is closed again, also when somebody stops the bench half-way. */

const open = new Set<() => Promise<void>>();

/** Runs `work`; `close` follows in any case. */
export async function during<T>(close: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  open.add(close);
  try {
    return await work();
  } finally {
    open.delete(close);
    await close();
  }
}

/** Closes what is open now, the latest first. */
export async function closeAll(): Promise<void> {
  for (const close of [...open].reverse()) await close();
}
