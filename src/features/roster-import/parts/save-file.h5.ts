/** The browser downloads it. */
import type { PickedFile } from './picked-file';

const keptMs = 60_000;

export function saveFile({ name, bytes }: PickedFile): Promise<void> {
  const raw = Uint8Array.from(window.atob(bytes), (character) => character.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([raw]));
  link.download = name;
  // In the document, and the address kept a while: else some browsers forget the name.
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
  return Promise.resolve();
}
