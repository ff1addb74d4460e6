import { useRouter } from '@tarojs/taro';
import { isCareHouse } from '../../../shared/care/house';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../seal.css';
import { Request } from './request';

export default function RequestPage() {
  const { threadId } = useRouter().params;
  return (
    <Page title="申请核实身份">
      <PersonGate>
        {({ schoolId, schoolName }) => (
          <Request
            threadId={threadId ?? ''}
            schoolName={schoolName}
            ofColleague={isCareHouse(schoolId)}
          />
        )}
      </PersonGate>
    </Page>
  );
}
