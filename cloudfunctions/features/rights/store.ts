/** Requests about one's data, read and written (G2). */
import type { RightsRequest } from '../../../src/shared/rights/contracts';
import { recordKindOf } from '../../../src/shared/rights/kinds';
import { correctableWords, mostOpen } from '../../../src/shared/rights/model';
import { AppError, isDuplicate } from '../../platform/errors';
import type { RecordLine, RecordSubject } from '../../platform/personal-records';
import { mark } from '../../platform/secrets';
import { count, find, getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { rightsRequests, type StoredRequest } from './collections';

/** The latest first. */
export function requestsOf({ schoolId, personId, viewer }: RecordSubject) {
  return find(
    rightsRequests,
    { schoolId, aboutId: personId, viewer },
    { orderBy: [['askedOn', 'desc']] },
  );
}

export function requestView(stored: StoredRequest): RightsRequest {
  const { _id: requestId, kind, field: what, text, kinds, state, askedOn, dueOn, answer } = stored;
  const names = kinds.map((key) => recordKindOf(key).name);
  return { requestId, kind, what, text, names, state, askedOn, dueOn, answer };
}

const stateWords: Readonly<Record<StoredRequest['state'], string>> = {
  open: '还在办',
  done: '办好了',
  declined: '没有照办',
  'taken-back': '收回了',
};

export async function requestLines(subject: RecordSubject): Promise<RecordLine[]> {
  return (await requestsOf(subject)).map((stored) => ({
    head: `${stored.askedOn} ${stored.kind === 'delete' ? '删资料' : `改${correctableWords[stored.field]}`}`,
    text: [
      stored.kind === 'delete' ? requestView(stored).names.join('、') : stored.text,
      stateWords[stored.state],
      ...(stored.answer === null ? [] : [`答复：${stored.answer}`]),
    ].join('；'),
  }));
}

type Draft = Omit<StoredRequest, '_id' | 'schoolId' | 'aboutId' | 'viewer' | 'version'>;

/** The same tap once more answers what the first one did. */
export async function addRequest(
  { schoolId, personId: aboutId, viewer, viewerId }: RecordSubject,
  tap: string,
  draft: Draft,
): Promise<StoredRequest> {
  const _id = mark('rights-request', 1, viewerId, aboutId, tap);
  const known = await getById(rightsRequests, _id);
  if (known) return known;
  const open = await count(rightsRequests, { schoolId, aboutId, viewer, state: 'open' });
  if (open >= mostOpen) throw new AppError('rights-too-many', 'requests');
  const stored: StoredRequest = { ...draft, _id, schoolId, aboutId, viewer, version: 0 };
  try {
    await transact((transaction) => transaction.add(rightsRequests, stored));
    return stored;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (await getById(rightsRequests, _id)) ?? stored;
  }
}
