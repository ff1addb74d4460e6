/** Pages and native bars. The browser draws its own bars (ui/*.h5.tsx) and has a sign-in page more. */
const isBrowser = process.env.TARO_ENV === 'h5';

const tabs = [
  { pagePath: 'pages/home/index', text: '首页', icon: 'home' },
  { pagePath: 'pages/messages/index', text: '消息', icon: 'message' },
  { pagePath: 'pages/me/index', text: '我的', icon: 'person' },
];

const nativeBars = {
  __usePrivacyCheck__: true,
  darkmode: true,
  themeLocation: 'theme.json',
  sitemapLocation: 'sitemap.json',
  lazyCodeLoading: 'requiredComponents' as const,
  window: {
    navigationBarTitleText: '润心',
    navigationBarBackgroundColor: '@bg',
    navigationBarTextStyle: '@barText' as 'black',
    backgroundColor: '@bg',
    backgroundTextStyle: '@loading' as 'dark',
  },
  tabBar: {
    color: '@tabText',
    selectedColor: '@tabOn',
    backgroundColor: '@bar',
    borderStyle: '@tabBorder' as 'black',
    list: tabs.map(({ icon, ...tab }) => ({
      ...tab,
      iconPath: `@${icon}`,
      selectedIconPath: `@${icon}On`,
    })),
  },
};

const ownBars = {
  window: { navigationBarTitleText: '润心', navigationStyle: 'custom' as const },
  tabBar: {
    custom: true,
    color: '#5E6863',
    selectedColor: '#1B5E4F',
    backgroundColor: '#FFFDF8',
    list: tabs.map(({ pagePath, text }) => ({ pagePath, text })),
  },
};

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/messages/index',
    'pages/me/index',
    // In the main package: quick-hide must not wait for a download.
    'pages/calendar/index',
  ],
  subPackages: [
    {
      root: 'features/messages',
      pages: [
        'write/index',
        'own-thread/index',
        'who-can-see/index',
        'hotlines/index',
        'staff-thread/index',
        'breaches/index',
        'corrections/index',
      ],
    },
    {
      root: 'features/letter-box',
      pages: ['desk/index', 'enter/index', 'slips/index', 'terminal/index', 'enrol/index'],
    },
    { root: 'features/care', pages: ['box/index', 'write/index', 'thread/index', 'house/index'] },
    { root: 'features/duty', pages: ['find-someone/index', 'plan/index'] },
    { root: 'features/seal', pages: ['openings/index', 'request/index', 'keys/index'] },
    {
      root: 'features/homework',
      pages: [
        'post/index',
        'requests/index',
        'class-day/index',
        'today/index',
        'week/index',
        'month/index',
      ],
    },
    {
      root: 'features/class-mood',
      pages: [
        'form/index',
        'concern/index',
        'note/index',
        'observe/index',
        'missing/index',
        'week/index',
      ],
    },
    {
      root: 'features/bookings',
      pages: [
        'book/index',
        'mine/index',
        'more/index',
        'propose/index',
        'day/index',
        'enter/index',
        'hours/index',
        'rooms/index',
        'requests/index',
      ],
    },
    {
      root: 'features/training',
      pages: [
        'list/index',
        'session/index',
        'check-in/index',
        'lesson/index',
        'plan/index',
        'edit-session/index',
        'edit-lesson/index',
        'door/index',
        'class/index',
        'rates/index',
      ],
    },
    { root: 'features/consent', pages: ['mine/index', 'class/index', 'notice/index'] },
    {
      root: 'features/rights',
      pages: ['mine/index', 'inbox/index', 'keeping/index', 'leavers/index'],
    },
    { root: 'features/audit', pages: ['looked/index', 'did/index', 'chain/index'] },
    { root: 'features/settings', pages: ['rules/index', 'calendar/index'] },
    { root: 'features/roster-import', pages: ['lists/index', 'import/index'] },
    {
      root: 'features/people',
      pages: [
        'hub/index',
        'join/index',
        'unlock/index',
        'passcode/index',
        'codes/index',
        'applications/index',
        'class/index',
        'everybody/index',
        'promotion/index',
      ],
    },
    ...(isBrowser ? [{ root: 'features/local-sign-in', pages: ['index'] }] : []),
  ],
  ...(isBrowser ? ownBars : nativeBars),
});
