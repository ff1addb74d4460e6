/** What a feature offers on a role's home (architecture: Interface). Data only, so that main may import it. */
import type { Role } from '../shared/action/contract';

export interface Entry {
  role: Role;
  title: string;
  /** One true line beneath the title. */
  hint: string;
  page: string;
  /** The action whose answer gives the badge (what I owe); null for none. */
  badgeAction: string | null;
}
