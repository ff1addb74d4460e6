/** The pages of the teachers' own channel: named here, not in the main package, where every byte counts. */
const at = (page: string) => `/features/care/${page}/index`;

export const careThread = (threadId: string) => `${at('thread')}?threadId=${threadId}`;
export const careWrite = at('write');
export const careHouse = at('house');
