/** Shows a page only to a person: loading, nobody and errors are told here once for all pages. */
import type { ReactNode } from 'react';
import { enterAgain, ensureSession, useSession, type Person } from '../lib/session';
import { routes } from '../lib/routes';
import { signInRoute } from '../lib/sign-in';
import { useLocked } from '../lib/unlock';
import { openPage } from './entry-list';
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
      return (
        <Empty
          what="还没有加入学校"
          how="班主任或学校给的邀请码，在这里用。"
          action={{ word: '用邀请码加入', onTap: () => openPage(routes.join) }}
        />
      );
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
      return <Opened person={session.person}>{props.children}</Opened>;
  }
}

/** A child on a shared phone: first the own passcode (G1). */
function Opened(props: { person: Person; children: (person: Person) => ReactNode }) {
  if (!useLocked(props.person)) return props.children(props.person);
  return (
    <Empty
      what={`这里是${props.person.displayName}的`}
      how="这部手机几个人用，先输入你的口令。"
      action={{ word: '输入口令', onTap: () => openPage(routes.unlock) }}
    />
  );
}
