import { Context } from 'mingo/core';
import {
  $all,
  $and,
  $eq,
  $exists,
  $gt,
  $gte,
  $in,
  $lt,
  $lte,
  $ne,
  $nin,
  $nor,
  $not,
  $or,
  $regex,
  $size,
} from 'mingo/operators/query';
import { Query } from 'mingo/query';
import type { AnyObject, Options } from 'mingo/types';
import { isDocument, type Document, type Value } from './ejson';
import { checkQuery } from './query-check';
import { valuesAt } from './paths';

/**
 * `$elemMatch` of mingo lets a condition on fields match elements that are not objects; in MongoDB
 * and here it does not.
 */
function $elemMatch(
  selector: string,
  criteria: AnyObject,
  options: Options,
): (document: AnyObject) => boolean {
  const keys = Object.keys(criteria);
  const onFields = keys.some((key) => !key.startsWith('$') || /^\$(and|or|nor)$/.test(key));
  const query = new Query(onFields || keys.length === 0 ? criteria : { it: criteria }, options);
  const matches = (element: Value): boolean =>
    onFields || keys.length === 0
      ? isDocument(element) && query.test(element)
      : query.test({ it: element });
  return (document) =>
    valuesAt(document as Document, selector.split('.')).some(
      (list) => Array.isArray(list) && list.some(matches),
    );
}

/** `$mod` of mingo takes null and texts for numbers. */
function $mod(
  selector: string,
  operand: AnyObject,
  _options: Options,
): (document: AnyObject) => boolean {
  const [divisor, remainder] = (operand as unknown as [number, number]).map(Math.trunc) as [
    number,
    number,
  ];
  const fits = (value: Value): boolean =>
    typeof value === 'number' && Math.trunc(value) % divisor === remainder;
  return (document) =>
    valuesAt(document as Document, selector.split('.'))
      .flatMap((value) => (Array.isArray(value) ? value : [value]))
      .some(fits);
}

/** The selectors that are served; mingo refuses every other. */
export const queryOperators = {
  ...{ $and, $or, $nor, $not },
  ...{ $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin },
  ...{ $exists, $regex, $mod, $size, $all, $elemMatch },
};

const context = Context.init({ query: queryOperators });

/**
 * A test for documents.
 * @throws DATABASE_REQUEST_FAILED for a condition that is malformed or not served
 */
export function compileQuery(where: Document): (document: Document) => boolean {
  checkQuery(where);
  if (Object.keys(where).length === 0) return () => true;
  const query = new Query(where, { context });
  return (document) => query.test(document);
}
