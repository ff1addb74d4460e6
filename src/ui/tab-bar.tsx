/** WeChat draws the tab bar itself; the browser's is in tab-bar.h5.tsx. */
export function TabBar(_props: { current: string }) {
  return null;
}
