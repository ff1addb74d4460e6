import { isDocument, type Document, type Value } from './ejson';
import { notServed, queryFailed } from './errors';
import { pathProblem } from './paths';

const LOGICAL = new Set(['$and', '$or', '$nor']);
const UNSERVED_TOP = new Set(['$expr', '$where', '$text', '$comment', '$jsonSchema']);
const UNSERVED = new Set([
  ...['$near', '$nearSphere', '$geoWithin', '$geoIntersects', '$type', '$comment'],
  ...['$bitsAllSet', '$bitsAllClear', '$bitsAnySet', '$bitsAnyClear', '$jsonSchema'],
]);
const RANGE = new Set(['$gt', '$gte', '$lt', '$lte']);

/**
 * Refuses, before `mingo` sees it, a condition that MongoDB would refuse or that mingo would answer
 * differently from MongoDB.
 * @throws DATABASE_REQUEST_FAILED
 */
export function checkQuery(query: Document): void {
  for (const [key, value] of Object.entries(query)) {
    if (!key.startsWith('$')) {
      checkField(key, value);
    } else if (LOGICAL.has(key)) {
      checkBranches(key, value);
    } else if (UNSERVED_TOP.has(key)) {
      throw notServed(`the operator ${key}`);
    } else {
      throw queryFailed(`unknown top level operator: ${key}`);
    }
  }
}

function checkBranches(key: string, value: Value): void {
  if (!Array.isArray(value) || value.length === 0) {
    throw queryFailed(`${key} must be a nonempty array`);
  }
  for (const branch of value) {
    if (!isDocument(branch)) throw queryFailed(`${key} entries need to be full objects`);
    checkQuery(branch);
  }
}

function checkField(path: string, value: Value): void {
  const problem = pathProblem(path);
  if (problem) throw queryFailed(problem);
  if (value instanceof RegExp) return;
  if (isOperators(value)) checkOperators(value);
  else checkLiteral(value);
}

/** Whether an object consists of operators; a mixture is refused. */
export function isOperators(value: Value | undefined): value is Document {
  if (!isDocument(value)) return false;
  const keys = Object.keys(value);
  const operators = keys.filter((key) => key.startsWith('$')).length;
  if (operators === 0) return false;
  if (operators < keys.length) throw queryFailed('operators and fields cannot be mixed');
  return true;
}

function checkOperators(operators: Document): void {
  for (const [operator, operand] of Object.entries(operators)) {
    if (UNSERVED.has(operator)) throw notServed(`the operator ${operator}`);
    const problem = operandProblem(operator, operand, operators);
    if (problem) throw queryFailed(problem);
  }
}

function operandProblem(operator: string, operand: Value, all: Document): string | undefined {
  if (RANGE.has(operator)) return rangeProblem(operator, operand);
  switch (operator) {
    case '$eq':
    case '$ne':
      if (operand instanceof RegExp && operator === '$ne') return "Can't have regex as arg to $ne.";
      checkLiteral(operand);
      return undefined;
    case '$in':
    case '$nin':
      return listProblem(operator, operand);
    case '$all':
      if (Array.isArray(operand) && operand.some(isOperators))
        throw notServed('$elemMatch in $all');
      return listProblem(operator, operand);
    case '$exists':
      return typeof operand === 'boolean' ? undefined : '$exists needs true or false';
    case '$size':
      return Number.isInteger(operand) && (operand as number) >= 0
        ? undefined
        : '$size must be a whole number';
    case '$mod':
      return modProblem(operand);
    case '$regex':
      return operand instanceof RegExp || typeof operand === 'string'
        ? undefined
        : '$regex has to be a string';
    case '$options':
      return '$regex' in all ? undefined : '$options needs a $regex';
    case '$not':
      return notProblem(operand);
    case '$elemMatch':
      return elemMatchProblem(operand);
    default:
      return `unknown operator: ${operator}`;
  }
}

/** Null, lists and objects have an order in MongoDB that mingo does not share. */
function rangeProblem(operator: string, operand: Value): string | undefined {
  const scalar = operand !== null && (typeof operand !== 'object' || operand instanceof Date);
  if (operand instanceof RegExp) return `Can't have RegEx as arg to predicate over field`;
  if (!scalar) throw notServed(`${operator} with null, a list or an object`);
  return undefined;
}

function listProblem(operator: string, operand: Value): string | undefined {
  if (!Array.isArray(operand)) return `${operator} needs an array`;
  operand.filter((item) => !(item instanceof RegExp)).forEach(checkLiteral);
  return undefined;
}

function modProblem(operand: Value): string | undefined {
  const fits =
    Array.isArray(operand) && operand.length === 2 && operand.every((n) => typeof n === 'number');
  if (!fits) return 'malformed mod, needs to be an array of two numbers';
  return operand[0] === 0 ? 'divisor cannot be 0' : undefined;
}

function notProblem(operand: Value): string | undefined {
  if (operand instanceof RegExp) return undefined;
  if (!isOperators(operand)) return '$not needs a regex or a document of operators';
  checkOperators(operand);
  return undefined;
}

function elemMatchProblem(operand: Value): string | undefined {
  if (!isDocument(operand)) return '$elemMatch needs an Object';
  const logical = Object.keys(operand).every((key) => LOGICAL.has(key));
  if (!logical && isOperators(operand)) checkOperators(operand);
  else checkQuery(operand);
  return undefined;
}

/** A value compared as a whole must not hide an operator that would be taken literally. */
function checkLiteral(value: Value): void {
  if (value instanceof RegExp) return;
  if (Array.isArray(value)) value.forEach(checkLiteral);
  if (!isDocument(value)) return;
  for (const [key, child] of Object.entries(value)) {
    if (key.startsWith('$')) throw queryFailed(`unknown operator: ${key}`);
    checkLiteral(child);
  }
}
