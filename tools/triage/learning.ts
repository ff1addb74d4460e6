/** What the trainer needs of the product: the very code that judges, so that nothing is learnt twice. */
import { compileLexicon } from '../../src/shared/triage/compile';
import { readings } from '../../src/shared/triage/engine';
import { lexicon } from '../../src/shared/triage/lexicon';
import { featuresOf, readWithLexicon, type Reading } from '../../src/shared/triage/model/features';
import { unitsOf, type Unit } from '../../src/shared/triage/model/units';

export { KEY_BITS } from '../../src/shared/triage/model/keys';
export { KINDS } from '../../src/shared/triage/model/kind';
export { darkestOf, tellingUnits } from '../../src/shared/triage/model/linear';
export { DIGITS } from '../../src/shared/triage/model/weights';

const compiled = compileLexicon(lexicon);

/** Every reading of a text as the model gets it. */
export function readingsOf(text: string): Reading[] {
  const counter = { steps: 0 };
  return readings(text, compiled, counter).map(
    (stream) => readWithLexicon(stream, compiled, false, counter).reading,
  );
}

/** The different features of some units of a reading, of all without being told. */
export function placesOf(
  reading: Reading,
  units: readonly Unit[] = unitsOf(reading.stream),
): Int32Array {
  const places = new Set<number>();
  for (const unit of units) {
    for (const { place } of featuresOf(reading, unit)) places.add(place);
  }
  return Int32Array.from(places);
}
