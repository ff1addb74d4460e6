import { isDocument, type Document, type Value } from './ejson';
import { notServed, writeFailed } from './errors';
import { field, pathProblem } from './paths';

const SERVED = new Set([
  ...['$set', '$unset', '$inc', '$mul', '$min', '$max', '$rename', '$bit', '$currentDate'],
  ...['$push', '$pop', '$pull', '$pullAll', '$addToSet'],
]);
const UNSERVED = new Set(['$setOnInsert']);
const ON_ARRAYS = new Set(['$push', '$addToSet', '$pull', '$pullAll', '$pop']);
const PUSH_MODIFIERS = new Set(['$each', '$position', '$slice', '$sort']);

/**
 * Refuses an update that MongoDB refuses for any document.
 * @throws DATABASE_REQUEST_FAILED
 */
export function checkModifier(modifier: Document): void {
  const paths: string[] = [];
  for (const [operator, fields] of Object.entries(modifier)) {
    if (UNSERVED.has(operator)) throw notServed(`the operator ${operator}`);
    if (!SERVED.has(operator)) throw writeFailed(`Unknown modifier: ${operator}`);
    if (!isDocument(fields)) throw writeFailed(`Modifiers operate on fields: ${operator}`);
    if (Object.keys(fields).length === 0) {
      throw writeFailed(
        `'${operator}' is empty. You must specify a field like so: {${operator}: {<field>: ...}}`,
      );
    }
    for (const [path, operand] of Object.entries(fields)) {
      paths.push(path);
      if (operator === '$rename') paths.push(renameTarget(operand));
      checkOperand(operator, path, operand);
    }
  }
  checkPaths(paths);
}

function renameTarget(operand: Value): string {
  if (typeof operand !== 'string') throw writeFailed("The 'to' field for $rename must be a string");
  return operand;
}

function checkPaths(paths: string[]): void {
  const seen: string[] = [];
  for (const path of paths) {
    const problem = pathProblem(path);
    if (problem) throw writeFailed(problem);
    if (path === '_id' || path.startsWith('_id.')) {
      throw writeFailed(
        "Performing an update on the path '_id' would modify the immutable field '_id'",
      );
    }
    const other = seen.find(
      (one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`),
    );
    if (other !== undefined) {
      throw writeFailed(`Updating the path '${path}' would create a conflict at '${other}'`);
    }
    seen.push(path);
  }
}

function checkOperand(operator: string, path: string, operand: Value): void {
  switch (operator) {
    case '$inc':
    case '$mul':
      if (typeof operand !== 'number') {
        const verb = operator === '$inc' ? 'increment' : 'multiply';
        throw writeFailed(`Cannot ${verb} with non-numeric argument: {${path}: ...}`);
      }
      return;
    case '$pop':
      if (operand !== 1 && operand !== -1) throw writeFailed('$pop expects 1 or -1');
      return;
    case '$pullAll':
      if (!Array.isArray(operand)) throw writeFailed('$pullAll requires an array argument');
      return;
    case '$push':
      checkPush(operand);
      return;
    case '$addToSet':
      if (isDocument(operand) && '$each' in operand && !Array.isArray(operand.$each)) {
        throw writeFailed('The argument to $each in $addToSet must be an array');
      }
      return;
    default:
  }
}

function checkPush(operand: Value): void {
  if (!isDocument(operand)) return;
  const modifiers = Object.keys(operand).filter((key) => key.startsWith('$'));
  if (modifiers.length === 0) return;
  const unknown = Object.keys(operand).find((key) => !PUSH_MODIFIERS.has(key));
  if (unknown) throw writeFailed(`Unrecognized clause in $push: ${unknown}`);
  if (!Array.isArray(operand.$each)) {
    throw writeFailed('The argument to $each in $push must be an array');
  }
  // mingo sorts by one key only.
  if (isDocument(operand.$sort) && Object.keys(operand.$sort).length > 1) {
    throw notServed('$push with $sort by several fields');
  }
}

/**
 * Refuses an update that MongoDB refuses for this document, where mingo would do nothing.
 * @throws DATABASE_REQUEST_FAILED
 */
export function checkTarget(modifier: Document, document: Document): void {
  for (const [operator, fields] of Object.entries(modifier)) {
    for (const [path, operand] of Object.entries(fields as Document)) {
      // Removing what is not there is no error, wherever the path ends.
      if (operator === '$unset') continue;
      const current = currentValue(document, path);
      if (operator === '$rename') currentValue(document, operand as string);
      checkCurrent(operator, path, current, document);
    }
  }
}

/** The value an update meets; undefined when missing. A scalar in the way is an error. */
function currentValue(document: Document, path: string): Value | undefined {
  const segments = path.split('.');
  let value: Value = document;
  let name = '';
  for (const segment of segments) {
    const next: Value | undefined = Array.isArray(value)
      ? elementOf(value, name, segment)
      : memberOf(value, name, segment);
    if (next === undefined) return undefined;
    [value, name] = [next, segment];
  }
  return value;
}

function elementOf(list: Value[], name: string, segment: string): Value | undefined {
  if (/^\d+$/.test(segment)) return list[Number(segment)];
  throw writeFailed(`Cannot create field '${segment}' in element {${name}: ${show(list)}}`);
}

function memberOf(value: Value, name: string, segment: string): Value | undefined {
  if (isDocument(value)) return field(value, segment);
  throw writeFailed(`Cannot create field '${segment}' in element {${name}: ${show(value)}}`);
}

function checkCurrent(
  operator: string,
  path: string,
  current: Value | undefined,
  document: Document,
): void {
  if (current === undefined) return;
  const id = show(document._id ?? null);
  if ((operator === '$inc' || operator === '$mul') && typeof current !== 'number') {
    throw writeFailed(
      `Cannot apply ${operator} to a value of non-numeric type. {_id: ${id}} has the field ` +
        `'${path}' of non-numeric type ${typeName(current)}`,
    );
  }
  if (operator === '$bit' && !Number.isInteger(current)) {
    throw writeFailed(`Cannot apply $bit to a value of non-integral type ${typeName(current)}`);
  }
  if (ON_ARRAYS.has(operator) && !Array.isArray(current)) {
    throw writeFailed(
      `The field '${path}' must be an array but is of type ${typeName(current)} in document ` +
        `{_id: ${id}}`,
    );
  }
}

function show(value: Value): string {
  return JSON.stringify(value);
}

function typeName(value: Value): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'double';
  return typeof value;
}
