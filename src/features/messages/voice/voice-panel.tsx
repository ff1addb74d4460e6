/** The microphone of a page, red and counting while it listens, and what was recorded (M1). */
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from '../../../ui/aria';
import { Icon } from '../../../ui/icon';
import { Tap } from '../../../ui/tap';
import { PlayButton } from './play-button';
import type { VoiceDraft } from './use-voice';

/** 0:07 */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function Listening({ voice }: { voice: VoiceDraft }) {
  const isAsking = voice.state === 'asking';
  return (
    <View className="voice-row">
      <View className="voice-dot" aria-hidden />
      <View className="grow" {...aria({ role: 'status' })}>
        <View className="voice-said">
          {isAsking ? '正在打开麦克风' : `正在录 ${clock(voice.seconds)}`}
        </View>
        <View className="cap">最长 {clock(voice.mostSeconds)}</View>
      </View>
      <Tap id="voice-cancel" className="hide bare" onTap={voice.cancel}>
        不录了
      </Tap>
      <Tap id="voice-stop" className="btn s" disabled={isAsking} onTap={voice.stop}>
        说完了
      </Tap>
    </View>
  );
}

/** Said before it leaves: a voice is known by those who know the child (docs/threat-model.md). */
const caution = '认识你的老师，可能听得出你的声音。';

const afterwards: Record<'kept' | 'sending' | 'unsent', string> = {
  kept: `先听一听再发。${caution}`,
  sending: '正在发给老师……',
  unsent: '还没发出去。连上网，打开这一页会再发。',
};

/** `send`: the button of a page that has no other one for it. */
function Recorded({ voice, send }: { voice: VoiceDraft; send: ReactNode }) {
  const { state, kept } = voice;
  if (kept === undefined || (state !== 'kept' && state !== 'sending' && state !== 'unsent'))
    return null;
  return (
    <>
      <View className="voice-row">
        <PlayButton id="voice-listen" seconds={kept.seconds} load={voice.listen} />
        <View className="grow" />
        {state === 'sending' ? null : (
          <>
            {state === 'kept' ? (
              <Tap id="voice-again" className="hide bare" onTap={voice.record}>
                重录
              </Tap>
            ) : null}
            <Tap id="voice-drop" className="hide bare" onTap={voice.drop}>
              删掉
            </Tap>
            {state === 'unsent' ? (
              <Tap id="voice-resend" className="btn s" onTap={voice.again}>
                再发一次
              </Tap>
            ) : (
              send
            )}
          </>
        )}
      </View>
      <View className="cap" {...aria({ role: 'status' })}>
        {afterwards[state]}
      </View>
    </>
  );
}

interface VoicePanelProps {
  voice: VoiceDraft;
  className: string;
  /** Nothing is recorded yet: how the page offers it. */
  offer: ReactNode;
  send?: ReactNode;
}

export function VoicePanel({ voice, className, offer, send = null }: VoicePanelProps) {
  const isListening = voice.state === 'asking' || voice.state === 'recording';
  return (
    <View className={`${className}${isListening ? ' voice-on' : ''}`}>
      {voice.state === 'none' ? offer : null}
      {isListening ? <Listening voice={voice} /> : null}
      <Recorded voice={voice} send={send} />
    </View>
  );
}

export function OfferCard({ voice, big }: { voice: VoiceDraft; big: boolean }) {
  return (
    <Tap id="voice" className={`voice-offer${big ? ' big' : ''}`} onTap={voice.record}>
      <View className="voice-mic" aria-hidden>
        <Icon name="mic" size={big ? 'l' : ''} />
      </View>
      <View className="grow">
        <View className="voice-said">{big ? '点一下，说给老师听' : '不想打字，说给老师听'}</View>
        <View className="cap">{caution}</View>
      </View>
    </Tap>
  );
}
