/** The browser's file dialog: demonstration and tests. */
import type { PickedFile } from './picked-file';

function chosenFile(): Promise<File | null> {
  return new Promise((resolve) => {
    const field = document.createElement('input');
    field.type = 'file';
    field.accept = '.xlsx,.csv';
    field.onchange = () => resolve(field.files?.[0] ?? null);
    field.oncancel = () => resolve(null);
    field.click();
  });
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new Error('file not read'));
    reader.readAsDataURL(file);
  });
}

/** The file of the person's choice; null when they closed the dialog. */
export async function pickFile(): Promise<PickedFile | null> {
  const file = await chosenFile();
  return file === null ? null : { name: file.name, bytes: await base64Of(file) };
}
