/** The frame of every page: font factor, bars in the browser, the banner of what is not current. */
import { View } from '@tarojs/components';
import type { CSSProperties, PropsWithChildren, ReactNode } from 'react';
import { fontFactor } from '../lib/font-factor';
import { useOnline } from '../lib/network';
import { networkText } from '../lib/app-error';
import { aria } from './aria';
import { Banner } from './banner';
import { NavBar } from './nav-bar';
import { NotUpdated } from './not-updated';
import { TabBar } from './tab-bar';

interface PageProps {
  title: string;
  /** The page's path when it is one of the three tabs. */
  tab?: string;
  /** The 52 px strip under the title. */
  strip?: ReactNode;
  /** Fixed at the bottom: one primary thing. */
  footer?: ReactNode;
}

export function Page({ title, tab, strip, footer, children }: PropsWithChildren<PageProps>) {
  const online = useOnline();
  const style = { '--fs': String(fontFactor()) } as CSSProperties;
  return (
    <View className="page" style={style}>
      <NavBar title={title} isTab={tab !== undefined} />
      <View className="main" {...aria({ role: 'main' })}>
        <View className="above">
          {strip}
          {/* Inside something that stays: what is put between others hands WeChat all of them again. */}
          <View>
            {online ? (
              <NotUpdated />
            ) : (
              <Banner className="below-title" icon="cloud" text={networkText} />
            )}
          </View>
        </View>
        <View className={`content${strip ? '' : ' top'}`}>{children}</View>
        {footer}
      </View>
      {tab === undefined ? null : <TabBar current={tab} />}
    </View>
  );
}
