/** Pages of the audit in the states worth seeing, after a morning on which a few things were done. */
import { routes } from '../../../src/lib/routes';
import { enterBooking, markPlan } from '../../../src/shared/bookings/counsellor-contracts';
import { changeSetting } from '../../../src/shared/settings/contracts';
import type { Phone } from '../messages/phones';
import { at, type World } from '../../harness/world';

export interface AuditPage {
  name: string;
  who: string;
  route: string;
  ready: string;
  act?: (phone: Phone) => Promise<void>;
}

const studentId = 'demo-s-6-2-07';

export const auditPageNames = ['looked', 'did', 'colleagues', 'chain'] as const;

export async function prepareAudit(world: World): Promise<void> {
  const counsellor = await world.as('demo-c-1');
  const { booking } = await counsellor.call(enterBooking, {
    studentId,
    date: '2026-10-20',
    start: '14:30',
    plan: false,
  });
  await counsellor.call(markPlan, { bookingId: booking.bookingId, plan: true });
  const leader = await world.as('demo-leader-1');
  await leader.call(changeSetting, {
    key: 'bookings.monthly-sessions',
    value: 5,
    fromDate: '2026-10-12',
    version: 1,
  });
  await world.tick();
  await world.jumpTo(at('2026-10-13', '08:01'));
  await world.tick();
}

async function ask(phone: Phone): Promise<void> {
  await phone.write('为什么要看', '每月抽查');
  await phone.tap('看记录');
}

export const auditPages = (world: World): readonly AuditPage[] => {
  const student = world.person(studentId);
  const counsellor = world.person('demo-c-1');
  return [
    {
      name: 'looked',
      who: 'demo-lead',
      route: routes.auditLooked,
      ready: '找一找',
      act: async (phone) => {
        await phone.write('学生的名字', student.name);
        await phone.tap('找一找');
        await phone.screen.locator(`#student-${studentId}`).click();
        await ask(phone);
        await phone.text('登记一次谈话').waitFor();
      },
    },
    {
      name: 'did',
      who: 'demo-leader-1',
      route: routes.auditDid,
      ready: counsellor.name,
      act: async (phone) => {
        await phone.screen.locator('#colleague-demo-c-1').click();
        await ask(phone);
        await phone.text('登记一次谈话').waitFor();
      },
    },
    { name: 'colleagues', who: 'demo-leader-1', route: routes.auditDid, ready: counsellor.name },
    { name: 'chain', who: 'demo-leader-1', route: routes.auditChain, ready: '每天的校对码' },
  ];
};
