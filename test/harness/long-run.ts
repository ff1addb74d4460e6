/** `npm run test:long`: more rounds of whatever chance decides, for a night and not for every commit. */
export const isLongRun = process.env['RUNXIN_LONG'] === '1';

/** As many rounds as this run has time for. */
export function rounds(usual: number, long = 10 * usual): number {
  return isLongRun ? long : usual;
}
