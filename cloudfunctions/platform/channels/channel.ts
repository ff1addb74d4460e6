/** What every way to a person has in common. */
export interface ChannelResult {
  accepted: boolean;
  /** Why not, for the log: a code, never an address. */
  code: string;
}
