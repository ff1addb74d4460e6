/** What the trainer needs of the product: the very code that judges, so that nothing is learnt twice. */
import { compileLexicon } from '../../src/shared/triage/compile';
import { lexicon } from '../../src/shared/triage/lexicon';
import { placesIn, readWithLexicon } from '../../src/shared/triage/model/features';
import { readingsOf } from '../../src/shared/triage/model/readings';
import { clausesAlone, unitsOf, windowsOf, type Unit } from '../../src/shared/triage/model/units';

export { KEY_BITS } from '../../src/shared/triage/model/keys';
export { KINDS } from '../../src/shared/triage/model/kind';
export {
  darkestOfUnits,
  lengthOf,
  tellingUnits,
  partValue,
} from '../../src/shared/triage/model/linear';
export { DIGITS } from '../../src/shared/triage/model/weights';

const compiled = compileLexicon(lexicon);

export interface ReadingPlaces {
  units: Int32Array[];
  windows: Int32Array[];
  clauses: Int32Array[];
}

/** Of every reading of a text and every unit of it the places of its features, each once. */
export function placesOf(text: string): ReadingPlaces[] {
  return readingsOf(text, compiled, { steps: 0 }).map((stream) => {
    const { reading } = readWithLexicon(stream, compiled, false, { steps: 0 });
    const places = (unit: Unit) => Int32Array.from(placesIn(reading, unit));
    const units = unitsOf(stream);
    return {
      units: units.map(places),
      windows: units.flatMap((unit) => windowsOf(stream, unit)).map(places),
      clauses: units.flatMap((unit) => clausesAlone(stream, unit)).map(places),
    };
  });
}
