/** Only the demonstration in the browser tells a passphrase (demo-words.h5.tsx). */
export function DemoWords() {
  return null;
}
