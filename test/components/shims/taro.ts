/** The phone around the app, for component tests: storage, navigation, dialogs. Everything else is the app's own. */
import { useEffect } from 'react';

const storage = new Map<string, unknown>();
const visits: string[] = [];
const dialogs: string[] = [];
const shown = new Set<() => void>();
const hidden = new Set<() => void>();
let modalAnswer = true;
let params: Record<string, string> = {};

const visit =
  (how: string) =>
  ({ url }: { url: string }) => {
    visits.push(`${how} ${url}`);
    return Promise.resolve({});
  };

/** What a test may look at and set. */
export const phone = {
  storage,
  visits,
  dialogs,
  answerModals: (confirm: boolean) => (modalAnswer = confirm),
  /** Another page lies on all that are rendered, or no longer does. */
  cover: () => hidden.forEach((work) => work()),
  uncover: () => shown.forEach((work) => work()),
  openWith: (next: Record<string, string>) => (params = next),
  reset: () => {
    storage.clear();
    visits.length = 0;
    dialogs.length = 0;
    modalAnswer = true;
    params = {};
  },
};

const Taro = {
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) =>
    storage.set(key, JSON.parse(JSON.stringify(value))),
  removeStorageSync: (key: string) => storage.delete(key),
  navigateTo: visit('navigateTo'),
  redirectTo: visit('redirectTo'),
  reLaunch: visit('reLaunch'),
  switchTab: visit('switchTab'),
  navigateBack: () => Promise.resolve(visits.push('navigateBack')),
  getCurrentPages: () => [{}, {}],
  nextTick: (work: () => void) => work(),
  pageScrollTo: () => Promise.resolve({}),
  setNavigationBarTitle: () => Promise.resolve({}),
  makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) => {
    visits.push(`call ${phoneNumber}`);
    return Promise.resolve({});
  },
  showToast: ({ title }: { title: string }) => Promise.resolve(dialogs.push(title)),
  showModal: ({ title, content }: { title?: string; content: string }) => {
    dialogs.push([title, content].filter(Boolean).join(' '));
    return Promise.resolve({ confirm: modalAnswer });
  },
};

export default Taro;
const useHook = (works: Set<() => void>) => (work: () => void) =>
  useEffect(() => {
    works.add(work);
    return () => {
      works.delete(work);
    };
  });
export const useDidShow = useHook(shown);
export const useDidHide = useHook(hidden);
export const useRouter = () => ({ params });
