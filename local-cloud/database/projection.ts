import { isDocument, type Document, type Value } from './ejson';
import { notServed, queryFailed } from './errors';
import { pathProblem } from './paths';

/** Branches of the projection; `true` takes (or drops) the whole value. */
interface Tree {
  [name: string]: true | Tree;
}

/**
 * A function that takes the projected fields of a document, as MongoDB does: fields are either all
 * named to keep or all named to drop, `_id` stays unless it is dropped by name.
 * @throws DATABASE_REQUEST_FAILED for a mixture or an operator
 */
export function compileProjection(spec: Document): (document: Document) => Document {
  const kept: string[] = [];
  const dropped: string[] = [];
  let id: boolean | undefined;
  for (const [path, value] of Object.entries(spec)) {
    if (value !== 0 && value !== 1 && typeof value !== 'boolean') {
      throw notServed('operators in a projection');
    }
    const problem = pathProblem(path);
    if (problem) throw queryFailed(problem);
    if (path === '_id') id = Boolean(value);
    else (value ? kept : dropped).push(path);
  }
  if (kept.length > 0 && dropped.length > 0) {
    throw queryFailed('Projection cannot have a mix of inclusion and exclusion.');
  }
  if (kept.length > 0 || (dropped.length === 0 && id === true)) {
    const tree = treeOf(id === false ? kept : ['_id', ...kept]);
    return (document) => keep(document, tree) as Document;
  }
  const tree = treeOf(id === false ? ['_id', ...dropped] : dropped);
  return (document) => drop(document, tree) as Document;
}

function treeOf(paths: string[]): Tree {
  const root: Tree = {};
  for (const path of paths) {
    const segments = path.split('.');
    const last = segments.pop() as string;
    let branch = root;
    for (const segment of segments) {
      const next = branch[segment];
      if (next === true) throw queryFailed(`Path collision at ${path}`);
      branch = next ?? (branch[segment] = {});
    }
    if (branch[last] !== undefined) throw queryFailed(`Path collision at ${path}`);
    branch[last] = true;
  }
  return root;
}

function keep(value: Value, tree: Tree): Value | undefined {
  if (Array.isArray(value)) {
    return value.map((item) => keep(item, tree)).filter((item) => item !== undefined);
  }
  if (!isDocument(value)) return undefined;
  const result: Document = {};
  for (const [name, child] of Object.entries(value)) {
    const branch = Object.hasOwn(tree, name) ? tree[name] : undefined;
    const inner = branch === true ? child : branch && keep(child, branch);
    if (inner !== undefined) result[name] = inner;
  }
  return result;
}

function drop(value: Value, tree: Tree): Value {
  if (Array.isArray(value)) return value.map((item) => drop(item, tree));
  if (!isDocument(value)) return value;
  const result: Document = {};
  for (const [name, child] of Object.entries(value)) {
    const branch = Object.hasOwn(tree, name) ? tree[name] : undefined;
    if (branch !== true) result[name] = branch ? drop(child, branch) : child;
  }
  return result;
}
