/** WeChat draws the navigation bar itself; the browser's is in nav-bar.h5.tsx. */
import type { NavBarProps } from './props';

export function NavBar(_props: NavBarProps) {
  return null;
}
