/** Walks a zod/mini schema as data: every field with its dotted path and kind. */
import type * as z from 'zod/mini';

export interface Field {
  /** e.g. `persons.assignments.fromDate`; arrays and alternatives add nothing. */
  path: string;
  /** zod's word: string, number, boolean, object … */
  kind: string;
}

/** The part of a definition that can hold other schemas. */
interface Definition {
  type: string;
  shape?: Record<string, z.ZodMiniType>;
  element?: z.ZodMiniType;
  innerType?: z.ZodMiniType;
  valueType?: z.ZodMiniType;
  options?: readonly z.ZodMiniType[];
}

export function fieldsOf(schema: z.ZodMiniType, path = ''): Field[] {
  const definition = schema._zod.def as unknown as Definition;
  const below = Object.entries(definition.shape ?? {}).flatMap(([key, field]) =>
    fieldsOf(field, path === '' ? key : `${path}.${key}`),
  );
  const inner = [
    definition.element,
    definition.innerType,
    definition.valueType,
    ...(definition.options ?? []),
  ].flatMap((part) => (part === undefined ? [] : fieldsOf(part, path)));
  return [{ path, kind: definition.type }, ...below, ...inner];
}
