/** Shows a page only to a person: loading, nobody and errors are told here once for all pages. */
import type { ReactNode } from 'react';
import { enterAgain, ensureSession, useSession, type Person } from '../lib/session';
import { signInRoute } from '../lib/sign-in';
import { Empty, ErrorState, Loading } from './states';

export function PersonGate(props: {
  children: (person: Person) => ReactNode;
  /** Without a network: what can be done all the same. */
  cut?: ReactNode;
}) {
  const session = useSession();
  switch (session.status) {
    case 'loading':
      return <Loading />;
    case 'nobody':
      return <Empty what="还没有加入学校" how="请找班主任或学校的管理员，让他们把你加进来。" />;
    case 'error':
      return session.error.code === 'not-signed-in' && signInRoute !== null ? (
        <Empty
          what="这部手机还没有人用"
          how="这是演示，选一个人进来看看。"
          action={{ word: '选一个人', onTap: enterAgain }}
        />
      ) : (
        <>
          <ErrorState error={session.error} onRetry={ensureSession} />
          {session.error.code === 'network' ? props.cut : null}
        </>
      );
    case 'ready':
      return props.children(session.person);
  }
}
