import { orderOf, type Stage } from './aggregate';
import { isDocument, parseEjson, type Document, type Value } from './ejson';
import { databaseLimits } from '../limits';
import { invalidParam } from './errors';
import type { FindRequest } from './find';

/** The body of a database request; every field may be anything until it is read. */
export type Body = Record<string, unknown>;

/** Reads the fields of one request; each reader throws INVALID_PARAM for what it cannot use. */
export class Request {
  constructor(
    private readonly body: Body,
    readonly serverNowMs: number,
  ) {
    const bytes = textBytes([body.query, body.data, body.order, body.projection, body.stages]);
    if (bytes > databaseLimits.requestBytes) {
      throw invalidParam(`the request is larger than ${databaseLimits.requestBytes} bytes`);
    }
  }

  get collectionName(): string {
    return this.text('collectionName');
  }

  get transactionId(): string | undefined {
    const id = this.body.transactionId;
    if (id === undefined || id === null || id === '') return undefined;
    return this.text('transactionId');
  }

  get byId(): boolean {
    return this.body.queryType === 'DOC';
  }

  get multi(): boolean {
    return this.body.multi === true;
  }

  get merge(): boolean {
    return this.body.merge === true;
  }

  get upsert(): boolean {
    return this.body.upsert === true;
  }

  /** The condition; none means every document. */
  query(): Document {
    const text = this.body.query;
    if (text === undefined || text === null || text === '') return {};
    return this.document('query');
  }

  /** The condition of a change: leaving it out must not change everything by mistake. */
  writeQuery(): Document {
    const text = this.body.query;
    if (text === undefined || text === null || text === '') {
      throw invalidParam('query is required; use where({}) to mean every document');
    }
    return this.document('query');
  }

  /** The id of `doc(id)`; undefined for one that no document can have. */
  id(): string | undefined {
    const id = this.document('query')._id;
    return typeof id === 'string' ? id : undefined;
  }

  data(): Document {
    return this.document('data');
  }

  documents(): Document[] {
    const list = this.body.data;
    if (!Array.isArray(list) || list.length === 0) throw invalidParam('data must be a list');
    return list.map((text) => this.parse(text, 'data'));
  }

  findRequest(): FindRequest {
    const order = this.body.order ? orderOf(this.document('order')) : [];
    const limit = this.number('limit', 0) || databaseLimits.defaultPage;
    return {
      where: this.query(),
      order,
      offset: this.number('offset', 0),
      limit: Math.min(limit, databaseLimits.maxPage),
    };
  }

  projection(): Document | undefined {
    return this.body.projection ? this.document('projection') : undefined;
  }

  stages(): Stage[] {
    const list = this.body.stages;
    if (!Array.isArray(list)) throw invalidParam('stages must be a list');
    return list.map((entry: unknown) => {
      const { stageKey, stageValue } = (entry ?? {}) as {
        stageKey?: unknown;
        stageValue?: unknown;
      };
      if (typeof stageKey !== 'string') throw invalidParam('stageKey must be text');
      return { key: stageKey, value: this.value(stageValue, stageKey) };
    });
  }

  private text(name: string): string {
    const value = this.body[name];
    if (typeof value !== 'string' || value === '') throw invalidParam(`${name} must be text`);
    return value;
  }

  private number(name: string, otherwise: number): number {
    const value = this.body[name] ?? otherwise;
    if (!Number.isInteger(value) || (value as number) < 0) {
      throw invalidParam(`${name} must be a whole number`);
    }
    return value as number;
  }

  private document(name: string): Document {
    return this.parse(this.body[name], name);
  }

  private parse(text: unknown, name: string): Document {
    const value = this.value(text, name);
    if (!isDocument(value)) throw invalidParam(`${name} must be an object`);
    return value;
  }

  private value(text: unknown, name: string): Value {
    if (typeof text !== 'string') throw invalidParam(`${name} must be EJSON text`);
    return parseEjson(text, name, this.serverNowMs);
  }
}

/** The bytes of all texts inside a value. */
function textBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + textBytes(inner), 0);
}
