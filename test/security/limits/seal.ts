/** Limits of the inputs of the sealed identity (M6); matched with `action field`. */
import type { SealObjects } from '../examples/seal';
import { id, longText, type Limits } from './limits';

export const sealObjects: SealObjects = {
  openingId: 'opening-of-a-thread-1',
  keyRole: 'lead',
};

export const sealLimits: readonly Limits[] = [
  {
    field: /^seal\.\S+ (passphrase|recoveryCode)$/,
    legal: ['苹果', longText(120), ` ${longText(120)} `],
    illegal: ['', '苹', ' 苹 ', longText(121), null],
  },
  { field: /^seal\.\S+ role$/, legal: ['leader', 'lead'], illegal: ['', 'admin', 'LEAD'] },
  {
    field: /^seal\.\S+ openingId$/,
    legal: ['x', id(64)],
    illegal: ['', id(65), 'a.b', '$ne', 'x\n'],
  },
  {
    field: /^seal\.\S+ step$/,
    legal: ['guardian-held', 'student-told', 'student-held'],
    illegal: ['', 'told', 'GUARDIAN-TOLD'],
  },
];
