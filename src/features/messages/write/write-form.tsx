import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useMinute } from '../../../lib/clock';
import type { Concern } from '../../../shared/messages/concern';
import { concernNames } from '../../../shared/messages/concern-words';
import { momentText } from '../../../shared/messages/due-text';
import { messageMaxCharacters } from '../../../shared/messages/model';
import { Banner } from '../../../ui/banner';
import { FacePicker } from '../../../ui/faces';
import { HotlineCard } from '../../../ui/hotlines';
import { Icon } from '../../../ui/icon';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';
import { ComeRow, NameRows } from './name-rows';
import { ConcernSheet } from '../concern/concern-sheet';
import { OfferCard, VoicePanel } from '../voice/voice-panel';
import type { Spoken } from './use-spoken';
import type { Writing } from './use-writing';

/** The counter appears when it matters. */
const countFrom = 1_800;

function Faces({ writing, big }: { writing: Writing; big: boolean }) {
  return (
    <View className="card face-card">
      <View className="sub">{big ? '选一个现在的心情' : '现在的心情，可以不选'}</View>
      <FacePicker chosen={writing.face} big={big} onChoose={writing.chooseFace} />
    </View>
  );
}

const waits = '这条还没发出去，都存着。连上网会自己发，也可以点“再发一次”。';
const mayHaveArrived =
  '前面写的那条可能已经发出去了，连上网会再确认。这里是后来改的，点“发送”才会发。';

/** What happens to the words, in the field and out of it. */
function Told({ writing }: { writing: Writing }) {
  const { unsent, sending, isSame, note } = writing;
  if (unsent !== undefined && !sending) {
    return <Banner icon="cloud" text={isSame ? waits : mayHaveArrived} />;
  }
  return note === '' ? null : <Banner text={note} />;
}

function DraftNote({ writing: { savedAtMs, sending, clear } }: { writing: Writing }) {
  const nowMs = useMinute();
  if (savedAtMs === null) return null;
  return (
    <View className="draft-note">
      <View className="cap mark">
        <Icon name="kept" size="xs" />
        <Text>草稿只存在这部手机上 · {momentText(savedAtMs, nowMs)}</Text>
      </View>
      {sending ? null : (
        <Tap className="cap link nb" onTap={clear}>
          清除
        </Tap>
      )}
    </View>
  );
}

/** W9, optional: it changes who hears of it, so it stands before the words leave. */
function ConcernRow({ writing, onOpen }: { writing: Writing; onOpen: () => void }) {
  const { concerns } = writing;
  return (
    <View className="card list">
      <Tap id="concern" className="li" onTap={onOpen}>
        <View className="grow">
          <View>这件事和谁有关</View>
          <View className="cap">
            {concerns.length === 0 ? '不选也可以。' : `和${concernNames(concerns)}有关，可以改。`}
          </View>
        </View>
        <View className="chev">
          <Icon name="chevron" size="s" />
        </View>
      </Tap>
    </View>
  );
}

interface WriteFormProps {
  writing: Writing;
  spoken: Spoken;
  youngChild: boolean;
}

export function WriteForm({ writing, spoken, youngChild }: WriteFormProps) {
  const [asksConcern, setAsksConcern] = useState(false);
  const choose = (concerns: Concern[]) => {
    writing.chooseConcerns(concerns);
    setAsksConcern(false);
  };
  return (
    <>
      {/* Inside something that stays: put before the others it would hand WeChat all of them again. */}
      <View className="part">
        <Told writing={writing} />
      </View>
      <Faces writing={writing} big={youngChild} />
      <VoicePanel
        voice={spoken}
        className="voice-card"
        offer={<OfferCard voice={spoken} big={youngChild} />}
      />
      {youngChild ? <ComeRow writing={writing} /> : null}
      <View className="area">
        <TextArea
          key={writing.fieldKey}
          id="words"
          className="writing"
          initial={writing.initialText}
          label="想说的话"
          placeholder={youngChild ? '想写就写几个字，不写也可以' : '想到哪儿写到哪儿……'}
          maxLength={messageMaxCharacters}
          onChange={writing.write}
        />
        {writing.length >= countFrom ? (
          <View className="cap count-note">
            {writing.length} / {messageMaxCharacters}
          </View>
        ) : null}
      </View>
      <DraftNote writing={writing} />
      <ConcernRow writing={writing} onOpen={() => setAsksConcern(true)} />
      <NameRows writing={writing} youngChild={youngChild} />
      <HotlineCard />
      <View className="layer">
        {asksConcern ? (
          <ConcernSheet
            known={[]}
            chosen={writing.concerns}
            onClose={() => setAsksConcern(false)}
            onChoose={choose}
          />
        ) : null}
      </View>
    </>
  );
}
