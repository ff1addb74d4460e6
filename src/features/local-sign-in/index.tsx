/** 选一个人: the demonstration's sign-in. It exists in the browser build only. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { listLocalPeople, signInLocally, type LocalPerson } from '../../lib/local-session.h5';
import { setCurrentPersonId } from '../../lib/person';
import { routes } from '../../lib/routes';
import { restartSession } from '../../lib/session';
import { Banner } from '../../ui/banner';
import { Page } from '../../ui/page';
import { Loading } from '../../ui/states';
import { Tap } from '../../ui/tap';

function byRole(people: readonly LocalPerson[]): [string, LocalPerson[]][] {
  const groups = new Map<string, LocalPerson[]>();
  people.forEach((person) => {
    groups.set(person.roleName, [...(groups.get(person.roleName) ?? []), person]);
  });
  return [...groups];
}

async function take(person: LocalPerson): Promise<void> {
  await signInLocally(person.openid);
  setCurrentPersonId(person.personId);
  restartSession();
  await Taro.reLaunch({ url: routes.home });
}

/** A school has many: a group opens on a tap. */
function Group({ name, people }: { name: string; people: readonly LocalPerson[] }) {
  const [open, setOpen] = useState(people.length <= 8);
  return (
    <View className="card list">
      <Tap className="li head" onTap={() => setOpen(!open)}>
        <View className="grow">{name}</View>
        <View className="cap">{people.length} 人</View>
      </Tap>
      {open
        ? people.map((person) => (
            <Tap
              key={person.openid + person.personId}
              className="li"
              onTap={() => void take(person)}
            >
              <View className="grow">{person.name}</View>
              <View className="cap">
                {[person.className, person.note].filter(Boolean).join(' · ')}
              </View>
            </Tap>
          ))
        : null}
    </View>
  );
}

export default function LocalSignInPage() {
  const [people, setPeople] = useState<readonly LocalPerson[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    listLocalPeople()
      .then(setPeople)
      .catch(() => setFailed(true));
  }, []);
  return (
    <Page title="选一个人">
      <Banner text="这是演示，人都是编的。身份封存做好以前，请不要给真的学生用。" />
      {failed ? <Banner icon="cloud" text="本地的云还没有开。先运行 npm start。" /> : null}
      {people === undefined && !failed ? <Loading /> : null}
      {byRole(people ?? []).map(([name, group]) => (
        <Group key={name} name={name} people={group} />
      ))}
    </Page>
  );
}
