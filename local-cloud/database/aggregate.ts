import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import { Lazy } from 'mingo/lazy';
import {
  $addToSet,
  $avg,
  $count as $countGroup,
  $first,
  $last,
  $max,
  $min,
  $push,
  $sum,
} from 'mingo/operators/accumulator';
import {
  $abs,
  $add,
  $and,
  $arrayElemAt,
  $ceil,
  $cmp,
  $concat,
  $cond,
  $divide,
  $eq,
  $floor,
  $gt,
  $gte,
  $ifNull,
  $in,
  $literal,
  $lt,
  $lte,
  $mod,
  $multiply,
  $ne,
  $not,
  $or,
  $size,
  $subtract,
  $switch,
} from 'mingo/operators/expression';
import { $group, $limit, $match, $project, $skip } from 'mingo/operators/pipeline';
import { isDocument, type Document, type Value } from './ejson';
import { notServed, queryFailed } from './errors';
import { queryOperators } from './matcher';
import { documentComparator, type Order } from './order';
import { pathProblem } from './paths';
import { checkQuery } from './query-check';

export interface Stage {
  key: string;
  value: Value;
}

type Rows = ReturnType<typeof Lazy>;

/** mingo sorts texts by UTF-16 and missing fields apart from null; this is MongoDB's order. */
function $sort(rows: Rows, spec: Document): Rows {
  const compare = documentComparator(orderOf(spec));
  return rows.transform((all) => Lazy((all as Document[]).slice().sort(compare)));
}

/** mingo counts no documents as one document with 0; MongoDB yields nothing. */
function $count(rows: Rows, name: string): Rows {
  return rows.transform((all) => {
    const total = (all as Document[]).length;
    return Lazy(total === 0 ? [] : [{ [name]: total }]);
  });
}

const accumulator = {
  ...{ $sum, $avg, $min, $max, $first, $last, $push, $addToSet },
  $count: $countGroup,
};
const expression = {
  ...{ $abs, $add, $subtract, $multiply, $divide, $mod, $ceil, $floor },
  ...{ $cmp, $eq, $ne, $gt, $gte, $lt, $lte, $and, $or, $not, $cond, $ifNull, $switch },
  ...{ $concat, $literal, $size, $in, $arrayElemAt },
};
// Dates are left out: their days are UTC+8 on the real cloud and UTC in mingo.
const context = Context.init({
  query: queryOperators,
  accumulator,
  expression,
  pipeline: {
    ...{ $match, $limit, $skip, $project, $group },
    ...{ $sort: $sort as never, $count: $count as never },
  },
});
const EXPRESSIONS = new Set([...Object.keys(expression), ...Object.keys(accumulator)]);

/** The order of a `$sort` stage or of `orderBy`. */
export function orderOf(spec: Document): Order {
  return Object.entries(spec).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1)
      throw queryFailed('$sort key ordering must be 1 or -1');
    const problem = pathProblem(path);
    if (problem) throw queryFailed(problem);
    return [path, direction];
  });
}

/**
 * Refuses a pipeline that MongoDB refuses or that mingo would answer differently.
 * @throws DATABASE_REQUEST_FAILED
 */
export function checkStages(stages: Stage[]): void {
  for (const { key, value } of stages) {
    switch (key) {
      case '$match':
        checkQuery(objectOf(key, value));
        break;
      case '$sort':
        if (orderOf(objectOf(key, value)).length === 0) throw queryFailed('$sort needs a field');
        break;
      case '$limit':
        if (!Number.isInteger(value) || (value as number) <= 0) {
          throw queryFailed('the limit must be positive');
        }
        break;
      case '$skip':
        if (!Number.isInteger(value) || (value as number) < 0) {
          throw queryFailed('Argument to $skip cannot be negative');
        }
        break;
      case '$count':
        if (typeof value !== 'string' || value === '' || /[.$]/.test(value)) {
          throw queryFailed('the count field must be a non-empty string without . or $');
        }
        break;
      case '$group':
        if (!('_id' in objectOf(key, value))) {
          throw queryFailed('a group specification must include an _id');
        }
        checkExpressions(value);
        break;
      case '$project':
        checkExpressions(objectOf(key, value));
        break;
      default:
        throw notServed(`the stage ${key}`);
    }
  }
}

function objectOf(key: string, value: Value): Document {
  if (!isDocument(value)) throw queryFailed(`${key} needs an object`);
  return value;
}

function checkExpressions(value: Value): void {
  if (Array.isArray(value)) value.forEach(checkExpressions);
  if (!isDocument(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key.startsWith('$') && !EXPRESSIONS.has(key)) throw notServed(`the expression ${key}`);
    if (key !== '$literal') checkExpressions(inner);
  }
}

/** Runs the checked stages over documents. */
export function runStages(stages: Stage[], documents: Document[]): Document[] {
  const pipeline = stages.map(({ key, value }) => ({ [key]: value }));
  return new Aggregator(pipeline as never[], { context }).run(documents) as Document[];
}
