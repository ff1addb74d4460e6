/**
 * The database part of the SDK as it behaves: the package's own types give `void | string` beside
 * every promise and `any` for transactions.
 */
export type Data = Record<string, unknown>;
/** A document as read back; tests look into it freely. */
export type Stored = Data & { _id: string };

export interface SdkQuery {
  where(condition: object): SdkQuery;
  orderBy(field: string, direction: 'asc' | 'desc'): SdkQuery;
  limit(most: number): SdkQuery;
  skip(count: number): SdkQuery;
  field(projection: object): SdkQuery;
  get(): Promise<{ data: Stored[] }>;
  count(): Promise<{ total: number }>;
  update(options: { data: object; multi?: boolean }): Promise<{ stats: { updated: number } }>;
  remove(options?: { multi?: boolean }): Promise<{ stats: { removed: number } }>;
}

export interface SdkDocument {
  field(projection: object): SdkDocument;
  get(): Promise<{ data: Stored | null }>;
  set(options: { data: object }): Promise<{ stats: { updated: number; created: number } }>;
  update(options: { data: object }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
}

export interface SdkAggregate {
  match(condition: object): SdkAggregate;
  sort(order: object): SdkAggregate;
  limit(most: number): SdkAggregate;
  skip(count: number): SdkAggregate;
  project(spec: object): SdkAggregate;
  group(spec: object): SdkAggregate;
  count(name: string): SdkAggregate;
  lookup(spec: object): SdkAggregate;
  end(): Promise<{ list: Data[] }>;
}

export interface SdkCollection extends SdkQuery {
  doc(id: string | number): SdkDocument;
  add(options: { data: object }): Promise<{ _id: string; _ids?: string[] }>;
  aggregate(): SdkAggregate;
}

export interface SdkTransaction {
  collection(name: string): SdkCollection;
  commit(): Promise<unknown>;
  rollback(reason?: unknown): Promise<unknown>;
}

type Combinable = { and(other: unknown): Combinable; or(other: unknown): Combinable };

export interface SdkCommand {
  eq(value: unknown): Combinable;
  neq(value: unknown): Combinable;
  gt(value: unknown): Combinable;
  gte(value: unknown): Combinable;
  lt(value: unknown): Combinable;
  lte(value: unknown): Combinable;
  in(values: unknown[]): Combinable;
  nin(values: unknown[]): Combinable;
  exists(value: boolean): Combinable;
  size(value: number): Combinable;
  all(values: unknown[]): Combinable;
  mod(divisor: number, remainder: number): Combinable;
  elemMatch(condition: object): Combinable;
  and(...conditions: unknown[]): Combinable;
  or(...conditions: unknown[]): Combinable;
  nor(...conditions: unknown[]): Combinable;
  not(condition: unknown): Combinable;
  set(value: unknown): object;
  remove(): object;
  inc(value: unknown): object;
  mul(value: number): object;
  min(value: unknown): object;
  max(value: unknown): object;
  rename(name: string): object;
  push(values: unknown): object;
  pop(): object;
  shift(): object;
  unshift(values: unknown[]): object;
  pull(condition: unknown): object;
  pullAll(values: unknown[]): object;
  addToSet(value: unknown): object;
  aggregate: Record<string, (operand?: unknown) => object>;
}

export interface SdkDatabase {
  command: SdkCommand;
  serverDate(options?: { offset: number }): object;
  RegExp(options: { regexp: string; options?: string }): object;
  collection(name: string): SdkCollection;
  createCollection(name: string): Promise<unknown>;
  startTransaction(): Promise<SdkTransaction>;
  runTransaction<T>(run: (transaction: SdkTransaction) => Promise<T>, retries?: number): Promise<T>;
}

/** Of one file; `status` 0 is success. */
export interface SdkFile {
  fileID: string;
  status: number;
}

export interface Sdk {
  init(options: { env: string }): void;
  uploadFile(options: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>;
  downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer }>;
  getTempFileURL(options: {
    fileList: (string | { fileID: string; maxAge: number })[];
  }): Promise<{ fileList: (SdkFile & { tempFileURL: string })[] }>;
  deleteFile(options: { fileList: string[] }): Promise<{ fileList: SdkFile[] }>;
  database(options?: { throwOnNotFound?: boolean }): SdkDatabase;
}
