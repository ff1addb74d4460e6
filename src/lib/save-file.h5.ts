/** A text file for somebody else: the browser puts it among its downloads. */
const keepMs = 10_000;

export function saveTextFile(name: string, text: string): Promise<boolean> {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keepMs);
  return Promise.resolve(true);
}
