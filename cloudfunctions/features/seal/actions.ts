/** Every action of the sealed identity (M6), bound to its ports. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { Action } from '../../platform/action';
import { admitHolder } from './admit-holder';
import { approveOpening } from './approve-opening';
import { closeOpening, declineOpening } from './end-opening';
import { listOpenings } from './list-openings';
import { confirmOwnKey, makeOwnKey, recoverOwnKey } from './own-key';
import { sealOverview } from './overview';
import { recordAfter } from './record-after';
import { removeHolder } from './remove-holder';
import { requestOpening } from './request-opening';
import { resealThreads } from './reseal-threads';
import { startDrill } from './start-drill';
import type { ThreadSealsPort } from './thread-seals-port';
import { viewOpening, type PhoneOf } from './view-opening';

export function sealActions(
  people: PeoplePort,
  threads: ThreadSealsPort,
  phoneOf: PhoneOf,
): Action[] {
  return [
    sealOverview(people, threads),
    makeOwnKey(),
    confirmOwnKey(),
    recoverOwnKey(),
    admitHolder(people),
    removeHolder(people),
    resealThreads(threads),
    listOpenings(people, threads),
    requestOpening(people, threads),
    startDrill(people, threads),
    approveOpening(people, threads),
    declineOpening(people, threads),
    viewOpening(people, threads, phoneOf),
    closeOpening(people, threads),
    recordAfter(people, threads),
  ];
}
