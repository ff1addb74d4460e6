/** 录一封信 (M1): the slip's code, the hour of finding, the words. What comes of it is said before and after. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { serverNowMs } from '../../../lib/clock';
import { routes } from '../../../lib/routes';
import { messageMaxCharacters } from '../../../shared/messages/model';
import { addDays, toLocalDate } from '../../../shared/time/instant';
import { DateField } from '../../../ui/date-field';
import { LineField } from '../../../ui/line-field';
import { Segmented } from '../../../ui/segmented';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';
import { TimeField } from '../../../ui/time-field';
import { useLetter, type Entered, type EnteringLetter } from './use-letter';

const daysBack = 31;

const slipOptions = [
  { value: 'yes', label: '信里有取信条' },
  { value: 'no', label: '没有取信条' },
] as const;

function Slip({ letter }: { letter: EnteringLetter }) {
  return (
    <View className="card">
      <Segmented
        kind="radiogroup"
        label="信里有没有取信条"
        options={slipOptions}
        value={letter.hasSlip ? 'yes' : 'no'}
        onChange={(value) => letter.chooseSlip(value === 'yes')}
      />
      {letter.hasSlip ? (
        <View className="lb-field">
          <View className="sub">纸条上的 12 个数字</View>
          <LineField
            id="slip-code"
            className="lb-code-field"
            label="取信码"
            initial=""
            placeholder="0000 0000 0000"
            maxLength={20}
            numeric
            onChange={letter.writeCode}
          />
        </View>
      ) : (
        <View className="lb-field sub">
          没有取信码，写信的孩子就看不到回信。信照样要看：可以在信箱旁贴一句话，请孩子下次带上取信条。
        </View>
      )}
    </View>
  );
}

function Hour({ letter }: { letter: EnteringLetter }) {
  const today = toLocalDate(serverNowMs());
  return (
    <View className="card">
      <View className="sub">什么时候从信箱里取出来的</View>
      <View className="lb-acts">
        <DateField
          label="哪天取出来的"
          value={letter.found.date}
          from={addDays(today, -daysBack)}
          onChange={letter.chooseDay}
        />
        <TimeField
          id="found-time"
          label="几点取出来的"
          value={letter.found.time}
          onChange={letter.chooseTime}
        />
      </View>
      <View className="cap">两小时从录好的时候算起，请取出来就录。</View>
    </View>
  );
}

function Done({ entered, onAnother }: { entered: Entered; onAnother: () => void }) {
  const open = () =>
    void Taro.navigateTo({ url: `${routes.staffThread}?threadId=${entered.threadId}` });
  return (
    <View className="card lb-stack">
      <View className="head">{`录好了，这封信叫“${entered.alias}”`}</View>
      <View className="sub">
        {entered.canBeRead
          ? '它在收件箱里，两小时内要回。孩子用取信码看回信。'
          : '它在收件箱里。没有取信码，写信的孩子看不到回信；在里面写下怎么做的，就算处理了。'}
      </View>
      <Tap id="open-letter" className="btn wide" onTap={open}>
        打开这封信
      </Tap>
      <Tap id="another" className="btn wide soft" onTap={onAnother}>
        再录一封
      </Tap>
    </View>
  );
}

export function Enter() {
  const letter = useLetter();
  if (letter.entered !== undefined)
    return <Done entered={letter.entered} onAnother={letter.another} />;
  return (
    <View className="lb-stack">
      <Slip letter={letter} />
      <Hour letter={letter} />
      <View className="area">
        <TextArea
          id="letter"
          className="writing"
          initial=""
          label="信里写的话"
          placeholder="照着信，一字不改地写"
          maxLength={messageMaxCharacters}
          onChange={letter.writeText}
        />
      </View>
      <Tap id="save-letter" className="btn wide" disabled={!letter.canSave} onTap={letter.save}>
        {letter.busy ? '正在录' : '录好，交给值班老师'}
      </Tap>
    </View>
  );
}
