/** One line to write in and the button that sends; grows with the text. */
import { View } from '@tarojs/components';
import { messageMaxCharacters } from '../shared/messages/model';
import { aria } from './aria';
import { Icon } from './icon';
import { Tap } from './tap';
import { TextArea } from './text-area';

interface ComposerProps {
  /** Another key begins with another text. */
  fieldKey: string;
  initial: string;
  /** What to know about the words in the field before they are sent. */
  note: string;
  placeholder: string;
  label: string;
  canSend: boolean;
  onChange: (text: string) => void;
  onSend: () => void;
}

export function Composer(props: ComposerProps) {
  return (
    <View>
      <View className="cap composer-note" {...aria({ role: 'status' })}>
        {props.note}
      </View>
      <View className="composer">
        <TextArea
          key={props.fieldKey}
          id="composer"
          className="field"
          initial={props.initial}
          placeholder={props.placeholder}
          label={props.label}
          maxLength={messageMaxCharacters}
          onChange={props.onChange}
        />
        <Tap
          id="send"
          className="ib fill"
          label="发送"
          disabled={!props.canSend}
          onTap={props.onSend}
        >
          <Icon name="send" />
        </Tap>
      </View>
    </View>
  );
}
