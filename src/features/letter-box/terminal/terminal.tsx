/**
 * A device that many children use, one after the other (M1). One page without a history: what was written or read lives
 * in its memory only, and goes when the child goes.
 */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { askFromSeconds } from '../../../shared/letter-box/rest';
import type { collectLetter, writeLetter } from '../../../shared/letter-box/terminal-contracts';
import { Tap } from '../../../ui/tap';
import { AskCode } from './ask-code';
import { Letter } from './letter';
import { Sent } from './sent';
import { Start } from './start';
import { useRest } from './use-rest';
import { Write } from './write';

export type Found = OutputOf<typeof collectLetter> & { code: string };
export type Written = OutputOf<typeof writeLetter> & { code: string };

type Screen =
  | { at: 'start' }
  | { at: 'write' }
  | { at: 'code' }
  | { at: 'sent'; written: Written }
  | { at: 'letter'; found: Found };

const first: Screen = { at: 'start' };

function Countdown(props: { left: number; onBack: () => void; onStay: () => void }) {
  const asks = props.left <= askFromSeconds;
  return (
    <View className="lb-row">
      <View className="sub grow">
        {asks ? `还在吗？${props.left} 秒后回到开始` : `没人用时，${props.left} 秒后回到开始`}
      </View>
      {asks ? (
        <Tap id="stay" className="btn s" onTap={props.onStay}>
          我还在
        </Tap>
      ) : (
        <Tap id="leave" className="btn s plain" onTap={props.onBack}>
          我走了
        </Tap>
      )}
    </View>
  );
}

export function Terminal({ place }: { place: string }) {
  const [screen, setScreen] = useState<Screen>(first);
  const isAway = screen.at !== 'start';
  const back = () => setScreen(first);
  const { left, touch } = useRest(isAway, back);
  return (
    <View className="lb-stack" onTouchStart={touch} onClick={touch}>
      <View className="part">
        {isAway ? <Countdown left={left} onBack={back} onStay={touch} /> : null}
      </View>
      {screen.at === 'start' ? (
        <Start
          onWrite={() => setScreen({ at: 'write' })}
          onCollect={() => setScreen({ at: 'code' })}
        />
      ) : null}
      {screen.at === 'write' ? (
        <Write
          place={place}
          onTouch={touch}
          onWritten={(written) => setScreen({ at: 'sent', written })}
        />
      ) : null}
      {screen.at === 'code' ? (
        <AskCode onTouch={touch} onFound={(found) => setScreen({ at: 'letter', found })} />
      ) : null}
      {screen.at === 'sent' ? <Sent written={screen.written} place={place} onDone={back} /> : null}
      {screen.at === 'letter' ? (
        <Letter found={screen.found} onTouch={touch} onDone={back} />
      ) : null}
    </View>
  );
}
