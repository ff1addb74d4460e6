/** Makes of learnt weights what ships: the heaviest, rounded to 63 steps, as text. */

const ESCAPE = 63;
const MIDDLE = 32;
const TOP = 31;

/** How often each feature was seen, for a weight that acts on many texts is worth more bytes. */
function seenIn(sentences, size) {
  const seen = new Float32Array(size);
  for (const { bags } of sentences) {
    for (const { places } of bags) for (const place of places) seen[place] += 1;
  }
  return seen;
}

/** The places of the `most` features with the largest worth. */
function worthiest(worth, most) {
  const places = [];
  for (let place = 0; place < worth.length; place += 1) if (worth[place] > 0) places.push(place);
  places.sort((a, b) => worth[b] - worth[a]);
  return places.slice(0, most).sort((a, b) => a - b);
}

const rounded = (weight, step) => Math.max(-TOP, Math.min(TOP, Math.round(weight / step)));

/** The step at which all but one weight in a thousand fit. */
function stepOf(values) {
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  return sizes[Math.floor((sizes.length - 1) * 0.999)] / TOP;
}

/** Weights as the product will have them: pruned and rounded. */
export function prune({ weights, ...biases }, sentences, most) {
  const seen = seenIn(sentences, weights.length);
  const worth = weights.map((weight, place) => Math.abs(weight) * Math.sqrt(seen[place] || 0.5));
  const kept = worthiest(worth, most);
  const step = stepOf(kept.map((place) => weights[place]));
  const small = new Int8Array(weights.length);
  for (const place of kept) small[place] = rounded(weights[place], step);
  return { weights: small, step, ...biases };
}

/** The same for one row of weights a place. */
export function pruneRows(rows, sentences, most) {
  const size = rows[0].length;
  const seen = seenIn(sentences, size);
  const worth = Float32Array.from({ length: size }, (_, place) =>
    seen[place] < 3
      ? 0
      : Math.max(...rows.map((row) => Math.abs(row[place]))) * Math.sqrt(seen[place]),
  );
  const kept = worthiest(worth, most);
  const step = stepOf(kept.flatMap((place) => rows.map((row) => row[place])));
  return kept.map((place) => ({ place, row: rows.map((row) => rounded(row[place], step)) }));
}

/** Rows of weights as text, read by src/shared/triage/model/weights.ts. */
export function write(rows, digits) {
  let before = 0;
  let text = '';
  for (const { place, row } of rows) {
    let distance = place - before;
    before = place;
    while (distance >= ESCAPE) {
      text += digits[ESCAPE];
      distance -= ESCAPE;
    }
    text += digits[distance] + row.map((weight) => digits[weight + MIDDLE]).join('');
  }
  return text;
}

/** The places of `small` that hold anything, as rows. */
export function rowsOf(small) {
  const rows = [];
  small.forEach((weight, place) => {
    if (weight !== 0) rows.push({ place, row: [weight] });
  });
  return rows;
}
