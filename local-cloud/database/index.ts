import { MingoError } from 'mingo/util';
import type { IndexDeclaration } from './collection';
import { Connection } from './connection';
import { fromStoredText, type Document } from './ejson';
import { databaseLimits } from '../limits';
import { DatabaseError, invalidParam } from './errors';
import { runAtOnce, runInTurns, selectSql } from './find';
import { compileQuery } from './matcher';
import { idMaker } from './new-id';
import type { Order } from './order';
import { orderToSql, queryToSql } from './query-to-sql';
import { aggregateDocuments, countDocuments, getDocuments } from './reads';
import { Request, type Body } from './request';
import { RowWriter } from './rows';
import { Schema, type CollectionDeclaration } from './schema';
import { PlainSession, type Session } from './session';
import { Transactions } from './transactions';
import {
  insertDocuments,
  modifyAndReturn,
  modifyById,
  modifyWhere,
  removeById,
  removeWhere,
} from './writes';

export type { CollectionDeclaration, IndexDeclaration };

/** What the gateway sends back, with a requestId added. `code` is present exactly on failure. */
export interface AdminReply {
  data?: unknown;
  transactionId?: string;
  code?: string;
  message?: string;
}

export interface DatabaseOptions {
  /** The SQLite file; made when missing. */
  file: string;
  /** Real time, milliseconds: transactions expire by it, new ids and server dates carry it. */
  realNowMs: () => number;
}

/** The database service of the local cloud. */
export class LocalDatabase {
  private readonly connection: Connection;
  private readonly schema: Schema;
  private readonly writer: RowWriter;
  private readonly transactions: Transactions;
  private readonly plain: Session;
  private readonly newId: () => string;

  constructor(private readonly options: DatabaseOptions) {
    this.connection = new Connection(options.file);
    this.schema = new Schema(this.connection);
    this.writer = new RowWriter(this.connection, this.schema);
    this.transactions = new Transactions({
      file: options.file,
      committed: this.connection,
      schema: this.schema,
      writer: this.writer,
      realNowMs: options.realNowMs,
    });
    this.plain = new PlainSession(this.connection, this.writer, this.transactions.locks);
    this.newId = idMaker(options.realNowMs);
  }

  /** Answers one `database.*` request of the SDK. Never throws: failures are replies with a code. */
  async handle(action: string, body: Body): Promise<AdminReply> {
    try {
      return await this.answer(action, body);
    } catch (error) {
      if (error instanceof DatabaseError) return { code: error.code, message: error.message };
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      // mingo refuses malformed operands that the checks let pass.
      if (error instanceof MingoError) {
        return { code: 'DATABASE_REQUEST_FAILED', message: `[FailedOperation] ${message}` };
      }
      return { code: 'SYS_ERR', message: `[InternalError] ${name}: ${message}` };
    }
  }

  /** Creates a collection and makes its indexes those declared. Safe to repeat. */
  declareCollection(declaration: CollectionDeclaration): void {
    this.schema.declare(declaration);
  }

  /** Writes documents directly, all in one SQL transaction; for seeding. */
  insertMany(collectionName: string, documents: Record<string, unknown>[]): void {
    const collection = this.schema.get(collectionName);
    this.connection.atomically(() => {
      for (const { _id, ...rest } of documents as Document[]) {
        this.writer.insert(collection, { _id: _id ?? this.newId(), ...rest });
      }
    });
  }

  /** Every document of every collection, or of those named, in insertion order. */
  dump(wanted?: readonly string[]): Record<string, unknown[]> {
    const names = this.schema.names.filter((name) => wanted?.includes(name) ?? true);
    return Object.fromEntries(
      names.map((name) => {
        const sql = `SELECT doc FROM ${this.schema.get(name).table} ORDER BY seq`;
        const rows = this.connection.all<{ doc: string }>(sql);
        return [name, rows.map(({ doc }) => fromStoredText(doc))];
      }),
    );
  }

  /** SQLite's plan for a find, one line per step. */
  explain(collectionName: string, where: Record<string, unknown>, order: Order = []): string {
    const collection = this.schema.get(collectionName);
    compileQuery(where as Document);
    const condition = queryToSql(collection, where as Document);
    const orderBy = orderToSql(collection, order);
    const sql = selectSql(collection, condition, orderBy ?? 'seq');
    const page = databaseLimits.defaultPage;
    const steps = this.connection.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, [
      ...condition.values,
      page,
      0,
    ]);
    const lines = steps.map(({ detail }) => detail);
    if (!condition.exact) lines.push('FILTER IN MEMORY');
    if (orderBy === undefined) lines.push('SORT IN MEMORY');
    return lines.join('\n');
  }

  /** Ends open transactions and closes the file. */
  close(): void {
    this.transactions.close();
    this.connection.close();
  }

  private async answer(action: string, body: Body): Promise<AdminReply> {
    const request = new Request(body, this.options.realNowMs());
    switch (action) {
      case 'database.startTransaction':
        return { transactionId: this.transactions.start() };
      case 'database.commitTransaction':
        this.transactions.commit(required(request.transactionId));
        return {};
      case 'database.abortTransaction':
        this.transactions.abort(required(request.transactionId));
        return {};
      case 'database.addCollection':
        this.schema.create(request.collectionName);
        return { data: {} };
      default:
        return { data: await this.operate(action, request) };
    }
  }

  private async operate(action: string, request: Request): Promise<unknown> {
    const id = request.transactionId;
    if (id === undefined) return this.operatePlainly(action, request);
    return this.transactions.operate(id, (transaction) =>
      this.operateInTransaction(transaction, action, request),
    );
  }

  private async operatePlainly(action: string, request: Request): Promise<unknown> {
    const { plain, connection } = this;
    const collection = this.schema.get(request.collectionName);
    switch (action) {
      case 'database.getDocument':
        return runInTurns(getDocuments(plain, collection, request));
      case 'database.calculateDocument':
        return countDocuments(connection, collection, request);
      case 'database.aggregateDocuments':
        return aggregateDocuments(connection, collection, request);
      case 'database.modifyDocument':
        if (!request.byId) return modifyWhere(plain, connection, collection, request);
        return modifyById(plain, collection, request);
      case 'database.removeDocument':
        if (!request.byId) return removeWhere(plain, connection, collection, request);
        return removeById(plain, collection, request);
      default:
        return this.operateAnywhere(plain, action, request);
    }
  }

  /** Single documents only; `where` reads see the snapshot and the transaction's own writes. */
  private operateInTransaction(session: Session, action: string, request: Request): unknown {
    const collection = this.schema.get(request.collectionName);
    switch (action) {
      case 'database.getDocument':
        return runAtOnce(getDocuments(session, collection, request));
      case 'database.modifyDocument':
        if (!request.byId) throw invalidParam('where().update() inside a transaction');
        return modifyById(session, collection, request);
      case 'database.removeDocument':
        if (!request.byId) throw invalidParam('where().remove() inside a transaction');
        return removeById(session, collection, request);
      default:
        return this.operateAnywhere(session, action, request);
    }
  }

  private operateAnywhere(session: Session, action: string, request: Request): unknown {
    const collection = this.schema.get(request.collectionName);
    switch (action) {
      case 'database.insertDocument':
        return insertDocuments(session, collection, request.documents(), this.newId);
      case 'database.modifyAndReturnDoc':
        return runAtOnce(modifyAndReturn(session, collection, request));
      default:
        throw invalidParam(`${action} is unknown or cannot be used here`);
    }
  }
}

function required(transactionId: string | undefined): string {
  if (transactionId === undefined) throw invalidParam('transactionId is required');
  return transactionId;
}

/** Opens (or makes) the database of a local cloud. */
export function openDatabase(options: DatabaseOptions): LocalDatabase {
  return new LocalDatabase(options);
}
