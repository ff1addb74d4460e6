/**
 * Half a character (a surrogate without its other half, as an input field cut off at its limit sends it) becomes
 * U+FFFD, as every database stores it: what a reply says and what a later read says are then the same.
 * `String.prototype.toWellFormed` does this; not every WeChat base library has it, nor lookbehind.
 */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (found) =>
    found.length === 2 ? found : '\ufffd',
  );
}
