/** Every page's path, in one place. */
export const routes = {
  home: '/pages/home/index',
  messages: '/pages/messages/index',
  me: '/pages/me/index',
  calendar: '/pages/calendar/index',
  write: '/features/messages/write/index',
  ownThread: '/features/messages/own-thread/index',
  whoCanSee: '/features/messages/who-can-see/index',
  hotlines: '/features/messages/hotlines/index',
  staffThread: '/features/messages/staff-thread/index',
  breaches: '/features/messages/breaches/index',
  findSomeone: '/features/duty/find-someone/index',
} as const;

export const tabRoutes: readonly string[] = [routes.home, routes.messages, routes.me];
