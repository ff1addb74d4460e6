/** A file for somebody else: the browser puts it among its downloads. */

const keptMs = 60_000;

export function saveFile(name: string, data: string, encoding: 'utf8' | 'base64'): Promise<void> {
  const content =
    encoding === 'utf8'
      ? data
      : Uint8Array.from(window.atob(data), (character) => character.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content]));
  link.download = name;
  // In the document, and the address kept a while: else some browsers forget the name.
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
  return Promise.resolve();
}
