/** The demonstration: two phones, the clock, and what WeChat and WeCom would have been sent. */
import { listPeople } from './local-api';
import { setUpNoticeCentre } from './notice-centre';
import { showTrouble } from './page';
import { fitPhones, setUpPhone } from './phones';
import { setUpTimeControl } from './time-control';

function failed(error: unknown): void {
  console.error(error);
  showTrouble('没有完成。本地云没有回应，或者还在准备；刷新这一页再试。');
}

async function setUp(): Promise<void> {
  fitPhones();
  setUpTimeControl(failed);
  const people = await listPeople();
  setUpNoticeCentre(people);
  await Promise.all([setUpPhone('left', people, failed), setUpPhone('right', people, failed)]);
}

setUp().catch(failed);
