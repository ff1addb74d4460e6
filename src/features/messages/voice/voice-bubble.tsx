/** A spoken message in a thread, with the words or the face that came with it. */
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { faceWords, type Face } from '../../../shared/messages/model';
import type { TextPiece } from '../../../shared/messages/split-spans';
import { FaceDrawing } from '../../../ui/faces';
import { PlayButton } from './play-button';
import type { Sound } from './sound';

interface VoiceBubbleProps {
  side: 'me' | 'you';
  seconds: number;
  load: () => Promise<Sound>;
  face: Face | null;
  /** The words, in pieces with what triage underlined. */
  pieces: readonly TextPiece[];
  mark?: ReactNode;
}

export function VoiceBubble({ side, seconds, load, face, pieces, mark }: VoiceBubbleProps) {
  return (
    <View className={`msg ${side}`}>
      <View className="bub voice-bubble">
        {face === null ? null : (
          <View className="bub-face">
            <FaceDrawing face={face} />
            {faceWords[face]}
          </View>
        )}
        <PlayButton seconds={seconds} load={load} />
        {pieces.map((piece, index) => (
          <Text key={index} className={piece.hit === null ? '' : 'hit'}>
            {piece.text}
          </Text>
        ))}
      </View>
      <View className="cap">{mark}</View>
    </View>
  );
}
