/** Pages of the duty's plan in the states worth seeing. */
import { routes } from '../../../src/lib/routes';

export const dutyPages: readonly {
  name: string;
  who: string;
  ready: string;
  taps: readonly string[];
}[] = [
  { name: 'plan', who: 'demo-lead', ready: '接下来两周', taps: [] },
  { name: 'plan-form', who: 'demo-lead', ready: '接下来两周', taps: ['改值班安排'] },
  { name: 'plan-thin', who: 'demo2-leader-1', ready: '要校领导知道', taps: [] },
];

export const dutyPlanRoute = routes.dutyPlan;
