/** The number on the 消息 tab: what the reader owes. The browser's tab bar is ours. */
import { createStore } from './store';

const badge = createStore(0);

export const useMessagesBadge = badge.use;
export const setMessagesBadge = badge.set;
