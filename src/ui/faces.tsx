/** Faces as line drawings with words (M1); never scored. Big ones come first for young children. */
import { View } from '@tarojs/components';
import { faces, faceWords, type Face } from '../shared/messages/model';
import { aria } from './aria';
import { Tap } from './tap';

export function FaceDrawing({ face }: { face: Face }) {
  return <View className={`i i-face-${face}`} aria-hidden />;
}

interface FacePickerProps {
  chosen: Face | null;
  big: boolean;
  /** A tap on the chosen face takes it back: null. */
  onChoose: (face: Face | null) => void;
}

export function FacePicker({ chosen, big, onChoose }: FacePickerProps) {
  return (
    <View
      className={`faces${big ? ' big' : ''}`}
      {...aria({ role: 'radiogroup', label: '现在的心情' })}
    >
      {faces.map((face) => (
        <Tap
          key={face}
          role="radio"
          className={`face${face === chosen ? ' on' : ''}`}
          chosen={face === chosen}
          label={faceWords[face]}
          onTap={() => onChoose(face === chosen ? null : face)}
        >
          <FaceDrawing face={face} />
          <View>{faceWords[face]}</View>
        </Tap>
      ))}
    </View>
  );
}
