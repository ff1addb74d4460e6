/** The browser's file dialog, and a canvas that encodes anew: demonstration and tests. */
import { fitted, scaledTo, type Picked } from './fit-picture';

function chosenFiles(): Promise<File[]> {
  return new Promise((resolve) => {
    const field = document.createElement('input');
    field.type = 'file';
    field.accept = 'image/*';
    field.multiple = true;
    field.onchange = () => resolve([...(field.files ?? [])]);
    field.oncancel = () => resolve([]);
    field.click();
  });
}

const dataStart = 'data:image/jpeg;base64,';

async function encoded(file: File): Promise<string | null> {
  try {
    const bitmap = await createImageBitmap(file);
    return await fitted(({ edge, quality }) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = scaledTo(edge, bitmap.width, bitmap.height);
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      return Promise.resolve(canvas.toDataURL('image/jpeg', quality).slice(dataStart.length));
    });
  } catch {
    return null; // a file that the browser cannot draw: the page says so
  }
}

/** Up to `most` pictures of the person's choice; none when they closed the dialog. */
export async function pickPictures(most: number): Promise<Picked[]> {
  const picked: Picked[] = [];
  for (const file of (await chosenFiles()).slice(0, most)) {
    const bytes = await encoded(file);
    picked.push({ path: `${dataStart}${bytes ?? ''}`, bytes });
  }
  return picked;
}
