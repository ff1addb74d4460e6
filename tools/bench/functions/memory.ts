/** What the process takes that all functions of the local cloud run in. */
export function main(): Promise<{ rssBytes: number }> {
  return Promise.resolve({ rssBytes: process.memoryUsage.rss() });
}
