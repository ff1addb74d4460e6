/** The browser downloads it. */
import type { PickedFile } from './picked-file';

export function saveFile({ name, bytes }: PickedFile): Promise<void> {
  const raw = Uint8Array.from(window.atob(bytes), (character) => character.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([raw]));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  return Promise.resolve();
}
