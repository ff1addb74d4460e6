/** Taro's browser components do not load in jest: plain elements with the same children and roles. */
import type { CSSProperties, PropsWithChildren } from 'react';

interface ViewProps {
  id?: string;
  className?: string;
  style?: CSSProperties;
  onClick?: () => void;
  hoverClass?: string;
  hoverStayTime?: number;
  userSelect?: boolean;
  scrollX?: boolean;
}

function plain(props: PropsWithChildren<ViewProps>) {
  const { hoverClass: _1, hoverStayTime: _2, userSelect: _3, scrollX: _4, ...rest } = props;
  return rest;
}

export function View(props: PropsWithChildren<ViewProps>) {
  return <div {...plain(props)} />;
}

export function Text(props: PropsWithChildren<ViewProps>) {
  return <span {...plain(props)} />;
}

export const ScrollView = View;
