import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useSession } from '../../../lib/session';
import { LiveState } from '../../../ui/live-state';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../roster-import.css';
import { ImportBar } from './import-bar';
import { ImportHead } from './import-head';
import { ImportLists } from './import-lists';
import { useImport } from './use-import';

const title = '核对名单';

function OneImport({ importId }: { importId: string }) {
  const work = useImport(importId);
  const { opened, live } = work;
  return (
    <Page title={title} footer={opened ? <ImportBar work={work} view={opened.import} /> : null}>
      {opened === undefined ? (
        <LiveState live={live} />
      ) : (
        <View className="ri-stack">
          <ImportHead work={work} view={opened.import} />
          <ImportLists work={work} opened={opened} />
        </View>
      )}
    </Page>
  );
}

export default function RosterImportPage() {
  const session = useSession();
  const { id = '' } = useRouter().params as { id?: string };
  if (session.status === 'ready') return <OneImport key={session.person.personId} importId={id} />;
  return (
    <Page title={title}>
      <PersonGate>{() => null}</PersonGate>
    </Page>
  );
}
