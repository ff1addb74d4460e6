/** 心语信箱 for staff (M1): letters in, slips out, and the devices that stand in the school. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { routes } from '../../../lib/routes';
import { hasRole, type Person } from '../../../lib/session';
import { BigAction } from '../../../ui/big-action';
import { EntryRow } from '../entry-row';
import { Terminals } from './terminals';

const go = (url: string) => () => void Taro.navigateTo({ url });

export function Desk({ person }: { person: Person }) {
  return (
    <View className="lb-stack">
      {hasRole(person, 'counsellor', 'lead-counsellor') ? (
        <>
          <BigAction
            id="enter"
            icon="message"
            title="录一封信"
            lines={['信箱里的纸信，录好两小时内回。', '孩子凭取信码看回信。']}
            onTap={go(routes.enterLetter)}
          />
          <View className="card list">
            <EntryRow
              id="slips"
              title="打印取信条"
              hint="放在信箱旁边，一撕两半，孩子留一半"
              onTap={go(routes.letterSlips)}
            />
          </View>
        </>
      ) : null}
      <Terminals personId={person.personId} />
    </View>
  );
}
