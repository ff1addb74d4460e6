/** 写一封信 at a terminal: a face, words, and one sentence of what staff will know. */
import { View } from '@tarojs/components';
import { messageMaxCharacters } from '../../../shared/messages/model';
import { Banner } from '../../../ui/banner';
import { FacePicker } from '../../../ui/faces';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';
import type { Written } from './terminal';
import { useWriting } from './use-writing';

export function Write(props: {
  place: string;
  onTouch: () => void;
  onWritten: (written: Written) => void;
}) {
  const writing = useWriting(null, props.onWritten);
  return (
    <>
      <View className="part">{writing.note === '' ? null : <Banner text={writing.note} />}</View>
      <View className="card face-card">
        <View className="sub">现在的心情，可以不选</View>
        <FacePicker chosen={writing.face} big={false} onChoose={writing.chooseFace} />
      </View>
      <View className="area">
        <TextArea
          id="words"
          className="writing"
          initial=""
          label="想说的话"
          placeholder="想到哪儿写到哪儿……"
          maxLength={messageMaxCharacters}
          onChange={(text) => {
            props.onTouch();
            writing.write(text);
          }}
        />
      </View>
      <View className="cap">
        老师看不到你是谁。写到有危险的事，会告诉老师是在“{props.place}”写的，好马上过来。
      </View>
      <Tap id="send" className="btn wide" disabled={!writing.canSend} onTap={writing.send}>
        {writing.sending ? '发送中' : '发送'}
      </Tap>
    </>
  );
}
