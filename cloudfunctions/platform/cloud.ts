/** The vendor's SDK, unpatched, initialised once per instance; the only file that imports it. */
import cloud from 'wx-server-sdk';

/** The part of the SDK's database that the product uses, as it behaves (its own types are loose). */
export interface SdkQuery {
  where(condition: object): SdkQuery;
  orderBy(field: string, direction: 'asc' | 'desc'): SdkQuery;
  skip(count: number): SdkQuery;
  limit(count: number): SdkQuery;
  get(): Promise<{ data: unknown[] }>;
  count(): Promise<{ total: number }>;
  update(options: { data: object }): Promise<{ stats: { updated: number } }>;
}

export interface SdkDocument {
  /** Null data (or nothing inside a transaction) when the document is missing. */
  get(): Promise<{ data: unknown } | null>;
  update(options: { data: object }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<unknown>;
}

export interface SdkCollection extends SdkQuery {
  doc(id: string): SdkDocument;
  add(options: { data: object }): Promise<unknown>;
}

export interface SdkTransaction {
  collection(name: string): SdkCollection;
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

interface SdkDatabase {
  collection(name: string): SdkCollection;
  startTransaction(): Promise<SdkTransaction>;
  command: {
    in(values: readonly unknown[]): object;
    nin(values: readonly unknown[]): object;
    lte(value: unknown): object;
    lt(value: unknown): object;
    gt(value: unknown): object;
    gte(value: unknown): object;
    /** Conditions on one field that hold together. */
    and(conditions: readonly object[]): object;
    neq(value: unknown): object;
    set(value: unknown): object;
    inc(by: number): object;
  };
}

// The vendor's types know neither the symbol nor `throwOnNotFound`; both are documented.
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });

const options: object = { throwOnNotFound: false };

export const sdk = cloud;
export const db = cloud.database(options) as unknown as SdkDatabase;
/** Query and update operators of the SDK. */
export const command = db.command;

/** Openid of whoever called this invocation; empty for timers and strangers. */
export function callerOpenId(): string {
  const context = cloud.getWXContext() as { OPENID?: string };
  return context.OPENID ?? '';
}
