/**
 * One transaction over the roster: reads, changes, images of what was, markers for the rebuild. Nothing else writes
 * these collections (G1).
 */
import { createHash } from 'node:crypto';
import type {
  Journal as JournalOf,
  RosterImage,
  Written,
} from '../../../../src/shared/people/roster-port';
import type { Collection } from '../../../platform/collections';
import { AppError } from '../../../platform/errors';
import { randomId } from '../../../platform/ids';
import { transact, type Transaction } from '../../../platform/transact';
import {
  accessRebuilds,
  accountPersons,
  classes,
  enrolments,
  guardianLinks,
  people,
  staff,
  teaching,
  type AccountPerson,
} from '../collections';

interface RosterDoc {
  _id: string;
  schoolId: string;
  version: number;
}

/** By name, for putting back. */
export const rosterCollections: ReadonlyMap<string, Collection<RosterDoc>> = new Map(
  ([people, staff, classes, guardianLinks, teaching, enrolments] as const).map((one) => [
    one.name,
    one as unknown as Collection<RosterDoc>,
  ]),
);

export type RebuildKind = 'person' | 'class' | 'account';

export function rebuildIdOf(kind: RebuildKind, id: string): string {
  return `${kind}.${id}`;
}

/** Above this many persons of one write share a marker. */
const fewPersons = 3;

export class RosterEdit {
  readonly images: RosterImage[] = [];
  private hasBound = false;
  private readonly rebuilds = new Map<string, RebuildKind>();

  constructor(
    private readonly transaction: Transaction,
    readonly schoolId: string,
  ) {}

  /** Null where it is missing; `not-found` for another school's. */
  async get<Doc extends RosterDoc>(collection: Collection<Doc>, id: string): Promise<Doc | null> {
    const found = await this.transaction.get(collection, id);
    if (found && found.schoolId !== this.schoolId) throw new AppError('not-found', 'school');
    return found;
  }

  async require<Doc extends RosterDoc>(collection: Collection<Doc>, id: string): Promise<Doc> {
    const found = await this.get(collection, id);
    if (!found) throw new AppError('not-found', collection.name);
    return found;
  }

  /** Adds, or replaces `before`; nothing where nothing differs. `doc.version` does not matter. */
  async put<Doc extends RosterDoc>(
    collection: Collection<Doc>,
    before: Doc | null,
    doc: Doc,
  ): Promise<boolean> {
    const version = (before?.version ?? 0) + 1;
    const wanted = collection.schema.parse({ ...doc, version });
    if (before && digestOf(before) === digestOf(wanted)) return false;
    if (before) await this.transaction.update(collection, doc._id, wanted);
    else await this.transaction.add(collection, wanted);
    this.note(collection, doc._id, before, digestOf(wanted));
    return true;
  }

  async remove<Doc extends RosterDoc>(collection: Collection<Doc>, before: Doc): Promise<void> {
    await this.transaction.remove(collection, before._id);
    this.note(collection, before._id, before, null);
  }

  /** From now on the account may act as the person. */
  async bind(accountId: string, personId: string, sinceDate: string): Promise<void> {
    const _id = `${accountId}.${personId}`;
    if (await this.transaction.get(accountPersons, _id)) return;
    const { schoolId } = this;
    await this.transaction.add(accountPersons, { _id, schoolId, accountId, personId, sinceDate });
    this.hasBound = true;
    this.rebuild('person', personId);
  }

  async unbind(binding: Pick<AccountPerson, '_id' | 'personId'>): Promise<void> {
    if (!(await this.transaction.get(accountPersons, binding._id))) return;
    await this.transaction.remove(accountPersons, binding._id);
    this.hasBound = true;
    // The binding is gone: whose access it was is found by the account.
    this.rebuild('account', binding._id.slice(0, -binding.personId.length - 1));
  }

  get hasWritten(): boolean {
    return this.images.length > 0 || this.hasBound;
  }

  /** Whose access follows from what was written. */
  rebuild(kind: RebuildKind, id: string): void {
    this.rebuilds.set(rebuildIdOf(kind, id), kind);
  }

  /** In the same transaction: whoever dies after the commit leaves the markers to the clock. */
  async leaveMarkers(): Promise<string[]> {
    const persons = [...this.rebuilds].flatMap(([_id, kind]) =>
      kind === 'person' ? [_id.slice(kind.length + 1)] : [],
    );
    const isMany = persons.length > fewPersons;
    const marked = isMany ? await this.leaveOneMarker(persons) : [];
    for (const [_id, kind] of this.rebuilds) {
      if (isMany && kind === 'person') continue;
      marked.push(_id);
      const marker = { _id, schoolId: this.schoolId, kind, personIds: [], token: randomId() };
      const known = await this.transaction.get(accessRebuilds, _id);
      if (known) await this.transaction.update(accessRebuilds, _id, marker);
      else await this.transaction.add(accessRebuilds, marker);
    }
    return marked;
  }

  /** One that nobody else writes: where many change together, a marker each would be half of the work. */
  private async leaveOneMarker(personIds: string[]): Promise<string[]> {
    const token = randomId();
    const marker = { _id: `people.${token}`, kind: 'people' as const, personIds, token };
    await this.transaction.add(accessRebuilds, { ...marker, schoolId: this.schoolId });
    return [marker._id];
  }

  private note<Doc extends RosterDoc>(
    { name: collection }: Collection<Doc>,
    id: string,
    before: Doc | null,
    afterDigest: string | null,
  ): void {
    this.images.push({
      collection,
      id,
      before: before && ({ ...before } as Record<string, unknown>),
      afterDigest,
    });
  }
}

/** Of what a document says, whatever its version: a roll-back compares by it. */
export function digestOf(doc: RosterDoc): string {
  const fields = Object.entries({ ...doc, version: 0 }).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64url');
}

/**
 * What an act writes in the same transaction, first: its audit entry, the state of what it decides. False: this very
 * act was done before, nothing more is written.
 */
export type Alongside = (transaction: Transaction) => Promise<boolean>;

/** What was there before, kept with the write that replaced it; never asked where nothing was replaced. */
export type Journal = JournalOf<Transaction>;

/** Runs `work` in one transaction; it returns the id that was asked for. What changed nothing leaves no marker. */
export async function editRoster(
  schoolId: string,
  work: (edit: RosterEdit) => Promise<string>,
  alongside: Alongside = () => Promise.resolve(true),
  journal?: Journal,
): Promise<Written> {
  return transact(async (transaction) => {
    const edit = new RosterEdit(transaction, schoolId);
    if (!(await alongside(transaction)))
      return { id: '', outcome: 'unchanged', images: [], rebuilds: [] };
    const id = await work(edit);
    const { images } = edit;
    const rebuilds = edit.hasWritten ? await edit.leaveMarkers() : [];
    if (images.length > 0) await journal?.(transaction, images);
    const isNew = images.some((image) => image.id === id && image.before === null);
    return {
      id,
      outcome: images.length === 0 ? 'unchanged' : isNew ? 'created' : 'changed',
      images,
      rebuilds,
    };
  });
}
