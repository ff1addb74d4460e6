/**
 * Which cloud function an action runs in: whatever reads or writes spreadsheets stays out of `api`, which answers
 * everybody and has to start quickly (docs/decisions/0017).
 */
export function functionOf(action: string): 'api' | 'export' {
  return action.includes('-files.') ? 'export' : 'api';
}
