/** A message: own at the right, the other's at the left, what became of it beneath. */
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { faceWords, type Face } from '../shared/messages/model';
import type { TextPiece } from '../shared/messages/split-spans';
import { FaceDrawing } from './faces';

interface BubbleProps {
  side: 'me' | 'you';
  text: string;
  face: Face | null;
  /** Pieces with underlined hits, for staff (M5). */
  pieces?: readonly TextPiece[];
  /** Name, time, 已读 …; nothing for the earlier ones of a run. */
  mark?: ReactNode;
}

export function Bubble({ side, text, face, pieces, mark }: BubbleProps) {
  return (
    <View className={`msg ${side}`}>
      <View className="bub">
        {face === null ? null : (
          <View className="bub-face">
            <FaceDrawing face={face} />
            {faceWords[face]}
          </View>
        )}
        {pieces === undefined ? (
          <Text userSelect>{text}</Text>
        ) : (
          pieces.map((piece, index) => (
            <Text key={index} className={piece.hit === null ? '' : 'hit'}>
              {piece.text}
            </Text>
          ))
        )}
      </View>
      {/* Always there: taking it out would hand WeChat the text again. */}
      <View className="cap">{mark}</View>
    </View>
  );
}
