/**
 * What the cloud signs for the parent school (T1, T2): ids of what families do, codes at the door, lists on the
 * organiser's phone, tickets of a sitting. All of them HMACs of the function secret's subkeys.
 */
import { timingSafeEqual } from 'node:crypto';
import { fourDigits } from '../../../src/shared/training/check-in';
import type { StoredLedger } from './collections';
import { keyVersions, mark, newestKeyVersion, type Purpose } from '../../platform/secrets';

type Parts = readonly (string | number)[];

/** The same request of the same person makes the same session or lesson. */
export function madeIdOf(schoolId: string, personId: string, requestId: string): string {
  return mark('training-id', newestKeyVersion(), schoolId, personId, requestId);
}

/** Of a new place in this session, by who makes it; also the family's pass. It keeps its id when keys are replaced. */
export function newEntryId(
  { _id, schoolId }: Pick<StoredLedger, '_id' | 'schoolId'>,
  personId: string,
): string {
  return mark('training-entry', newestKeyVersion(), schoolId, _id, personId);
}

/** Of one guardian at the door of this session, so that neither parent's tries are the other's. */
export function phoneMarkOf(
  { _id, schoolId }: Pick<StoredLedger, '_id' | 'schoolId'>,
  personId: string,
): string {
  return mark('training-entry', newestKeyVersion(), schoolId, _id, 'phone', personId).slice(0, 22);
}

export function requestRefOf(personId: string, requestId: string): string {
  return mark('training-request', newestKeyVersion(), personId, requestId);
}

/** Of a family's act in a ledger: short, there are many. */
export function actRefOf(personId: string, requestId: string): string {
  return requestRefOf(personId, requestId).slice(0, 22);
}

function sign(purpose: Purpose, parts: Parts): string {
  return mark(purpose, newestKeyVersion(), ...parts).slice(0, 22);
}

function isSigned(purpose: Purpose, parts: Parts, signature: string): boolean {
  const given = Buffer.from(signature);
  return keyVersions().some((version) => {
    const expected = Buffer.from(mark(purpose, version, ...parts).slice(0, 22));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}

/** Of the QR code that is shown from this step on. */
export function qrSignature(schoolId: string, sessionId: string, step: number): string {
  return sign('training-code', [schoolId, sessionId, step]);
}

export function isQrSignature(
  schoolId: string,
  sessionId: string,
  step: number,
  signature: string,
): boolean {
  return isSigned('training-code', [schoolId, sessionId, step], signature);
}

/** The four digits of a minute. */
export function digitsOf(schoolId: string, sessionId: string, step: number): string {
  const signature = mark('training-digits', newestKeyVersion(), schoolId, sessionId, step);
  return fourDigits([...Buffer.from(signature, 'base64url')]);
}

/** `issuedMs.signature`: the list that this colleague's phone got then. */
export function sheetToken(schoolId: string, sessionId: string, personId: string, atMs: number) {
  return `${atMs}.${sign('training-sheet', [schoolId, sessionId, personId, atMs])}`;
}

/** When the list was handed out; null when it was not, or to somebody else. */
export function readSheet(
  schoolId: string,
  sessionId: string,
  personId: string,
  token: string,
): number | null {
  const [atText = '', signature = ''] = token.split('.');
  const atMs = Number(atText);
  const parts = [schoolId, sessionId, personId, atMs];
  return isSigned('training-sheet', parts, signature) ? atMs : null;
}

/** `fromMs.version.signature`: a sitting of this guardian that began then, on this state of the progress. */
export function ticketOf(lessonId: string, guardianId: string, fromMs: number, version: number) {
  return `${fromMs}.${version}.${sign('training-ticket', [lessonId, guardianId, fromMs, version])}`;
}

/** Begin of the sitting; null when the ticket is not the guardian's own or was counted before. */
export function readTicket(
  lessonId: string,
  guardianId: string,
  version: number,
  ticket: string,
): number | null {
  const [fromText = '', versionText = '', signature = ''] = ticket.split('.');
  const fromMs = Number(fromText);
  const parts = [lessonId, guardianId, fromMs, Number(versionText)];
  if (Number(versionText) !== version) return null;
  return isSigned('training-ticket', parts, signature) ? fromMs : null;
}
