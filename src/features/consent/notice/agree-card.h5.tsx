/** The browser asks by itself. */
export function AgreeCard(_props: { you: string }) {
  return null;
}
