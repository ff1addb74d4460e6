/** G2: answered requests go after their time. */
import { datedRule, type RetentionRule } from '../../platform/retention';
import { rightsRequests } from './collections';

export const rightsRetention: readonly RetentionRule[] = [
  datedRule({
    key: 'rights-requests',
    name: '改资料、删资料的申请',
    policy: 'retention.classroom-days',
    from: '答复',
    keeps: '每个月几份、办了几份',
    collection: rightsRequests,
    field: 'answeredOn',
    figures: ({ state }) => ({ [state]: 1 }),
  }),
];
