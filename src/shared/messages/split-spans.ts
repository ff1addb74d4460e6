/** Cuts a text at the places where triage fired, for underlining (M5). */
export interface TextPiece {
  text: string;
  /** Index of the span that covers this piece; null for plain text. */
  hit: number | null;
}

/** Spans are offsets in UTF-16 units and may overlap or exceed the text; the first one listed wins a place. */
export function splitSpans(
  text: string,
  spans: readonly { start: number; end: number }[],
): TextPiece[] {
  const owner = new Array<number | null>(text.length).fill(null);
  spans.forEach((span, index) => {
    for (let at = Math.max(0, span.start); at < Math.min(text.length, span.end); at += 1) {
      owner[at] ??= index;
    }
  });
  const pieces: TextPiece[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const hit = owner[at] ?? null;
    const last = pieces.at(-1);
    if (last !== undefined && last.hit === hit) last.text += text[at];
    else pieces.push({ text: text[at] ?? '', hit });
  }
  return pieces;
}

/** Places where triage fired, overlaps joined: what is underlined once is listed once, with every reason. */
export function joinSpans(
  text: string,
  spans: readonly { start: number; end: number; reason: string }[],
): { words: string; reason: string }[] {
  const places: { start: number; end: number; reasons: Set<string> }[] = [];
  for (const { start, end, reason } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = places.at(-1);
    if (last !== undefined && start < last.end) {
      last.end = Math.max(last.end, end);
      last.reasons.add(reason);
    } else places.push({ start, end, reasons: new Set([reason]) });
  }
  return places.map(({ start, end, reasons }) => ({
    words: text.slice(start, end),
    reason: [...reasons].join('；'),
  }));
}
