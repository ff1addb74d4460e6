/** GB18030 as Chinese spreadsheets save it: Node reads it and does not write it, so it is written by reading. */
let bytesOf: Map<string, Buffer> | undefined;

/** The two-byte characters: all of GBK. */
function table(): Map<string, Buffer> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      const text = decoder.decode(bytes);
      if ([...text].length === 1 && text !== '\ufffd') found.set(text, bytes);
    }
  return found;
}

export function gb18030Of(text: string): Buffer {
  bytesOf ??= table();
  return Buffer.concat(
    [...text].map((character) =>
      character.codePointAt(0) === undefined || (character.codePointAt(0) ?? 0) < 0x80
        ? Buffer.from(character)
        : (bytesOf?.get(character) ?? Buffer.from('?')),
    ),
  );
}
