/**
 * What a thief holds: the whole dump, the roster with every openid, all logs. Indexed once, so that each way of
 * linking is a few lines. The thief knows the schema and no secret.
 */
import type { LogEntry } from '../../../local-cloud/functions/log-store';
import type { LocalPerson } from '../../../local-cloud/gateway/people';

export type Doc = Record<string, unknown>;
export type Dump = Record<string, Doc[]>;

export interface Loot {
  dump: Dump;
  roster: readonly LocalPerson[];
  logs: readonly LogEntry[];
}

export type Scalar = string | number | boolean;

/** A name in use: what staff call 晚风. Its threads are known to belong together. */
export interface NameFacts {
  authorKey: string;
  threadIds: string[];
  /** Every document that mentions the name, one of its threads or messages. */
  docs: Doc[];
  /** When the author wrote, oldest first. */
  wroteAtMs: number[];
}

export interface PersonFacts {
  person: LocalPerson;
  /** The student's own identifiers. */
  own: string[];
  /** The same and the guardians'. */
  tokens: string[];
  /** Documents that mention one of them, and few others. */
  docs: Doc[];
}

/** A document that mentions more of the school than this says nothing about one. */
const fewPersons = 6;

/** The tables behind every way of linking; read only after construction. */
export class IndexedLoot {
  readonly names: NameFacts[];
  readonly persons: PersonFacts[];
  private readonly docsByToken = new Map<string, Set<Doc>>();
  private readonly placeOf = new Map<Doc, number>();
  private readonly docsOf = new Map<string, Set<Doc>>();

  constructor(
    readonly loot: Loot,
    readonly schoolId: string,
  ) {
    for (const [collection, docs] of Object.entries(loot.dump)) {
      this.docsOf.set(collection, new Set(docs));
      docs.forEach((doc, place) => {
        this.placeOf.set(doc, place);
        for (const token of tokensIn(doc)) this.note(token, doc);
      });
    }
    this.names = this.collectNames();
    this.persons = this.collectPersons();
  }

  mentioning(tokens: readonly string[]): Doc[] {
    return [...new Set(tokens.flatMap((token) => [...(this.docsByToken.get(token) ?? [])]))];
  }

  /** Where in its collection the last document stands that mentions one of the tokens; -1 when none does. */
  lastPlaceIn(collection: string, tokens: readonly string[]): number {
    const docs = this.docsOf.get(collection);
    const places = this.mentioning(tokens)
      .filter((doc) => docs?.has(doc))
      .map((doc) => this.placeOf.get(doc) ?? -1);
    return Math.max(-1, ...places);
  }

  private note(token: string, doc: Doc): void {
    const docs = this.docsByToken.get(token) ?? new Set();
    docs.add(doc);
    this.docsByToken.set(token, docs);
  }

  private collectNames(): NameFacts[] {
    const { threads = [], messages = [], author_names: authorNames = [] } = this.loot.dump;
    const messagesOf = groupedBy(messages, 'threadId');
    const threadsOf = groupedBy(threads, 'authorKey');
    return authorNames
      .filter(({ schoolId }) => schoolId === this.schoolId)
      .map(({ _id }) => {
        const threadIds = (threadsOf.get(_id) ?? []).map((thread) => String(thread['_id']));
        const ownMessages = threadIds.flatMap((threadId) => messagesOf.get(threadId) ?? []);
        const ids = ownMessages.map((message) => String(message['_id']));
        return {
          authorKey: String(_id),
          threadIds,
          docs: this.mentioning([String(_id), ...threadIds, ...ids]),
          wroteAtMs: ownMessages
            .filter(({ from }) => from === 'student')
            .map(({ sentAtMs }) => Number(sentAtMs))
            .sort((one, other) => one - other),
        };
      });
  }

  private collectPersons(): PersonFacts[] {
    const { people = [], guardian_links: links = [] } = this.loot.dump;
    const byId = new Map(this.loot.roster.map((person) => [person.personId, person]));
    const students = people.filter(
      ({ schoolId, kind }) => schoolId === this.schoolId && kind === 'student',
    );
    return students.flatMap(({ _id }) => {
      const person = byId.get(String(_id));
      if (!person) return [];
      const guardians = links
        .filter(({ studentId }) => studentId === _id)
        .map(({ guardianId }) => byId.get(String(guardianId)));
      const own = this.identifiersOf(person);
      const tokens = [
        ...own,
        ...guardians.flatMap((one) => (one === undefined ? [] : this.identifiersOf(one))),
      ];
      return [{ person, own, tokens, docs: this.mentioning(tokens).filter(isAboutFew) }];
    });
  }

  /** Person, openid, name, and the account under which `access` knows them. */
  private identifiersOf({ personId, openid, name }: LocalPerson): string[] {
    const access = this.docsOf.get('access');
    const accounts = this.mentioning([personId]).filter((doc) => access?.has(doc));
    return [personId, openid, name, ...accounts.map(({ _id }) => String(_id))];
  }
}

function groupedBy(docs: readonly Doc[], field: string): Map<unknown, Doc[]> {
  const groups = new Map<unknown, Doc[]>();
  for (const doc of docs) {
    const group = groups.get(doc[field]) ?? [];
    group.push(doc);
    groups.set(doc[field], group);
  }
  return groups;
}

const aboutFewKnown = new WeakMap<Doc, boolean>();

function isAboutFew(doc: Doc): boolean {
  const known = aboutFewKnown.get(doc) ?? namesFew(doc);
  aboutFewKnown.set(doc, known);
  return known;
}

function namesFew(doc: Doc): boolean {
  const ids = new Set(scalarsIn(doc).filter((value) => /-[sg]-\d-\d-\d\d$/.test(String(value))));
  return ids.size <= fewPersons;
}

export function scalarsOf(value: unknown): Scalar[] {
  if (Array.isArray(value)) return value.flatMap(scalarsOf);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(scalarsOf);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [value];
  return [];
}

/** Whole strings and their parts: ids of effects and ladders are made of others' ids. */
export function tokensOf(value: unknown): string[] {
  const texts = scalarsOf(value).filter((scalar) => typeof scalar === 'string');
  return [...new Set(texts.flatMap((text) => [text, ...text.split(/[.:,;|/\s"'{}[\]]+/)]))].filter(
    (token) => token.length >= 4 || /^[\u4e00-\u9fff]{2,}$/.test(token),
  );
}

const scalarsKnown = new WeakMap<Doc, Scalar[]>();
const tokensKnown = new WeakMap<Doc, string[]>();

export function scalarsIn(doc: Doc): Scalar[] {
  const scalars = scalarsKnown.get(doc) ?? scalarsOf(doc);
  scalarsKnown.set(doc, scalars);
  return scalars;
}

export function tokensIn(doc: Doc): string[] {
  const tokens = tokensKnown.get(doc) ?? tokensOf(doc);
  tokensKnown.set(doc, tokens);
  return tokens;
}

/** 2001 to 2128 in milliseconds: whatever else a number may be, this one looks like a time. */
export function looksLikeTime(value: unknown): value is number {
  return typeof value === 'number' && value > 1e12 && value < 5e12;
}

/** Instants in a document, written as numbers or as ISO texts. */
export function timesIn(doc: Doc): number[] {
  return scalarsIn(doc).flatMap((value) => {
    if (looksLikeTime(value)) return [value];
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:/.test(value)) return [];
    const parsed = Date.parse(value);
    return Number.isNaN(parsed) ? [] : [parsed];
  });
}
