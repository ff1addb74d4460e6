import { openapiLimits } from '../limits';

type FieldCheck = (value: string) => boolean;

const limits = openapiLimits.fieldCharacters;
const CLOCK = '([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?';
const DAY = '\\d{4}年(0?[1-9]|1[0-2])月(0?[1-9]|[12]\\d|3[01])日|\\d{4}-\\d{1,2}-\\d{1,2}';

const length = (value: string) => [...value].length;
const matches = (pattern: string) => {
  const expression = new RegExp(`^(?:${pattern})$`, 'u');
  return (value: string) => expression.test(value);
};
const atMost = (characters: number) => (value: string) => length(value) <= characters;

/** What each kind of template field accepts, after the vendor's table of parameter limits. */
const CHECKS: Readonly<Record<string, FieldCheck>> = {
  thing: atMost(limits.thing),
  phrase: matches(`\\p{Script=Han}{1,${limits.phrase}}`),
  character_string: matches(`[\\x21-\\x7e][\\x20-\\x7e]{0,${limits.character_string - 1}}`),
  name: (value) =>
    /\p{Script=Han}/u.test(value)
      ? length(value) <= limits.name
      : length(value) <= limits.nameLatin,
  time: matches(`(?:(?:${DAY}) )?${CLOCK}(?:~(?:(?:${DAY}) )?${CLOCK})?`),
  date: matches(`(?:${DAY})(?: ${CLOCK})?(?:~(?:${DAY})(?: ${CLOCK})?)?`),
  number: matches(`[+-]?\\d{1,${limits.number}}(?:\\.\\d+)?`),
  letter: matches(`[A-Za-z]{1,${limits.letter}}`),
  symbol: matches(`[\\p{P}\\p{S}]{1,${limits.symbol}}`),
  amount: matches(`[^\\d]?\\d{1,${limits.amount - 1}}(?:\\.\\d+)?元?`),
  phone_number: matches(`[\\d+()\\- ]{1,${limits.phone_number}}`),
  car_number: matches(`\\p{Script=Han}?[A-Za-z\\d]{1,${limits.car_number - 1}}\\p{Script=Han}?`),
};

/**
 * The vendor's sentence about the first bad field, or undefined when all are good.
 * `data` is `{thing1: {value: '…'}, time2: {value: '…'}}`.
 */
export function findBadField(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || Object.keys(data).length === 0) {
    return 'argument invalid! data is empty';
  }
  for (const [key, field] of Object.entries(data)) {
    const value: unknown = (field as { value?: unknown } | null)?.value;
    const check = CHECKS[key.replace(/\d+$/, '')];
    if (typeof value !== 'string' || value.trim() === '') {
      return `argument invalid! data.${key}.value is empty`;
    }
    if (!check || !check(value)) return `argument invalid! data.${key}.value invalid`;
  }
  return undefined;
}
