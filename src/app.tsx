import type { PropsWithChildren } from 'react';
import { useLaunch } from '@tarojs/taro';
import { startCloud } from './lib/cloud-transport';
import { watchNetwork } from './lib/network';
import { startHandIns } from './lib/hand-ins';
import { watchPrivacy } from './lib/privacy';
import { startOutgoing } from './lib/outgoing';
import { ensureSession } from './lib/session';
import './ui/css';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    startCloud();
    watchPrivacy();
    watchNetwork();
    ensureSession();
    startOutgoing();
    startHandIns();
  });
  return children;
}
