import type { OutputOf } from '../../../shared/action/contract';
import type { listCorrections } from '../../../shared/messages/corrections-contract';

export type Shown = OutputOf<typeof listCorrections>;
export type Month = Shown['now'];

/** `2026-10` → `10 月` */
export const monthName = (month: string) => `${Number(month.slice(5))} 月`;

export const isQuiet = ({ red, lowered, raised }: Month) => red + lowered + raised === 0;
