/** A new letter (M8). The words stay on this phone until they have arrived. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Person } from '../../../lib/session';
import { messageMaxCharacters } from '../../../shared/messages/model';
import { Banner } from '../../../ui/banner';
import { Segmented } from '../../../ui/segmented';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';
import { Hotlines } from '../parts/hotlines';
import { useSending } from '../parts/use-sending';
import { careThread } from '../places';

const names = [
  { value: 'same', label: '用原来的代号' },
  { value: 'new', label: '换一个新代号' },
] as const;

export function Write({ person }: { person: Person }) {
  const [name, setName] = useState<'same' | 'new'>('same');
  const letter = { threadId: null, newName: name === 'new' };
  const sending = useSending(person.personId, letter, ({ thread }) => {
    void Taro.redirectTo({ url: careThread(thread.threadId) });
  });
  return (
    <>
      <View className="part">{sending.note === '' ? null : <Banner text={sending.note} />}</View>
      <View className="ca-area">
        <TextArea
          key={sending.fieldKey}
          id="words"
          className="ca-writing"
          initial={sending.initial}
          label="想说的话"
          placeholder="想到哪儿写到哪儿……"
          maxLength={messageMaxCharacters}
          onChange={sending.onChange}
        />
      </View>
      <View className="cap">草稿只存在这部手机上，发出去以后就不留了。</View>
      <Segmented kind="radiogroup" label="代号" options={names} value={name} onChange={setName} />
      <View className="cap">
        回信的人只看到代号，不知道是您。换一个新代号，就看不出和前面的信是同一个人。
      </View>
      <Tap id="send" className="btn wide" disabled={!sending.canSend} onTap={sending.onSend}>
        {sending.sending ? '发送中' : '发送'}
      </Tap>
      <Hotlines />
    </>
  );
}
