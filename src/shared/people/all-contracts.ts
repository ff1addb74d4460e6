/** Every action about people (G1). */
import { listChildren } from './children-contract';
import { me } from './contracts';
import { deskContracts } from './desk-contracts';
import { forgetContracts } from './forget-contracts';
import { inviteContracts } from './invite-contracts';
import { joinContracts } from './join-contracts';
import { passcodeContracts } from './passcode-contracts';
import { promotionContracts } from './promotion-contracts';

export const peopleContracts = [
  me,
  listChildren,
  ...joinContracts,
  ...inviteContracts,
  ...passcodeContracts,
  ...deskContracts,
  ...promotionContracts,
  ...forgetContracts,
] as const;
