/** T2: a family checks in with the QR code on the organiser's phone, or with its four digits. */
import { checkIn as contract } from '../../../src/shared/training/family-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { digitSteps, mostWrongTries, qrHolds } from '../../../src/shared/training/check-in';
import { confirmed, familyEntry } from '../../../src/shared/training/ledger';
import { areDoorsOpen } from '../../../src/shared/training/moments';
import type { ErrorCode } from '../../../src/shared/action/contract';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { TrainingSession } from './collections';
import { attendanceOf, comes, saveAttendance } from './attendance';
import { askingOf, ownChildren, trainingAct } from './desk';
import { ledgerOf } from './family-places';
import { familySessionOf } from './family-sessions';
import { phoneAt, withPhone } from './phones';
import { digitsOf, isQrSignature, phoneMarkOf } from './signed';
import { ownPlace } from './views';

type Code = { kind: 'digits'; digits: string } | { kind: 'qr'; step: number; signature: string };

function readCode(code: string): Code {
  const [step = '', signature] = code.split('.');
  return signature === undefined
    ? { kind: 'digits', digits: code }
    : { kind: 'qr', step: Number(step), signature };
}

/** Why the code does not open the door now; null when it does. */
function refusalOf(
  code: Code,
  { schoolId, _id }: TrainingSession,
  nowMs: number,
): ErrorCode | null {
  if (code.kind === 'digits') {
    const isRight = digitSteps(nowMs).some((step) => digitsOf(schoolId, _id, step) === code.digits);
    return isRight ? null : 'code-wrong';
  }
  if (!isQrSignature(schoolId, _id, code.step, code.signature)) return 'code-wrong';
  return qrHolds(code.step, nowMs) ? null : 'code-over';
}

export function checkIn(people: PeoplePort) {
  return defineAction(contract, async ({ sessionId, code: given }, { caller, nowMs }) => {
    const asking = askingOf(caller);
    const session = await familySessionOf(people, caller, sessionId);
    if (session.state !== 'published' || !areDoorsOpen(session, nowMs))
      throw new AppError('check-in-closed', 'time');
    // Whoever checks in is there: counted for the own children, whose family the other parent signed up too.
    const childIds = (await ownChildren(people, caller)).map(({ personId }) => personId);
    const code = readCode(given);
    const done = await trainingAct(async (transaction) => {
      const ledger = await ledgerOf(transaction, session);
      const entry = familyEntry(ledger, asking);
      if (entry === undefined || entry.state === 'waiting')
        throw new AppError('no-place-yet', 'place');
      const attendance = await attendanceOf(transaction, session, entry);
      // Each guardian for itself: who comes second is counted too, and from home nobody learns who is there.
      const phone = phoneAt(attendance, phoneMarkOf(ledger, caller.personId));
      if (attendance.came && phone.came) return { refused: null, ledger };
      if (code.kind === 'digits' && phone.wrongTries >= mostWrongTries)
        return { refused: 'digits-used-up' as const, ledger };
      const refused = refusalOf(code, session, nowMs);
      if (refused === null) {
        const how = code.kind === 'digits' ? 'digits' : 'code';
        await comes(transaction, { session, entry, attendance, childIds, how, phone });
      } else if (code.kind === 'digits')
        // Guesses from home are counted, so the try is written although it is refused.
        await saveAttendance(transaction, {
          ...attendance,
          phones: withPhone(attendance, { ...phone, wrongTries: phone.wrongTries + 1 }),
        });
      return { refused, ledger: confirmed(ledger, entry.entryId) };
    });
    if (done.refused !== null) throw new AppError(done.refused, 'code');
    const place = ownPlace(done.ledger, asking, true);
    if (place === null) throw new AppError('internal', 'the place is gone');
    return { place };
  });
}
