/** Checkpoints: a question, two to four choices, which is right, and why. */
import { View } from '@tarojs/components';
import type { Checkpoint } from '../../../shared/training/model';
import { aria } from '../../../ui/aria';
import { Icon } from '../../../ui/icon';
import { LineField } from '../../../ui/line-field';
import { Tap } from '../../../ui/tap';

interface CheckpointFieldsProps {
  checkpoints: readonly Checkpoint[];
  onChange: (checkpoints: Checkpoint[]) => void;
}

const most = 6;
const mostChoices = 4;
const blank: Checkpoint = { question: '', choices: ['', ''], right: 0, why: '' };

interface OneProps {
  number: number;
  checkpoint: Checkpoint;
  onChange: (checkpoint: Checkpoint) => void;
  onRemove: () => void;
}

function Choices({ number, checkpoint, onChange }: Omit<OneProps, 'onRemove'>) {
  const { choices, right } = checkpoint;
  return (
    <View {...aria({ role: 'radiogroup', label: `第 ${number} 题哪个对` })}>
      {choices.map((choice, index) => (
        <View key={index} className="row g8">
          <Tap
            role="radio"
            className="ib"
            label={`第 ${index + 1} 个对`}
            chosen={index === right}
            onTap={() => onChange({ ...checkpoint, right: index })}
          >
            <View className={`choice${index === right ? ' on' : ''}`}>
              {index === right ? <Icon name="check" size="xs" /> : null}
            </View>
          </Tap>
          <LineField
            id={`choice-${number}-${index + 1}`}
            label={`第 ${number} 题的选项 ${index + 1}`}
            initial={choice}
            maxLength={60}
            onChange={(text) =>
              onChange({
                ...checkpoint,
                choices: choices.map((one, place) => (place === index ? text : one)),
              })
            }
          />
        </View>
      ))}
    </View>
  );
}

function One({ number, checkpoint, onChange, onRemove }: OneProps) {
  const { question, choices, why } = checkpoint;
  return (
    <View className="tr-stack">
      <View className="between">
        <View className="sub">{`第 ${number} 题`}</View>
        <Tap className="hide bare" label={`去掉第 ${number} 题`} onTap={onRemove}>
          去掉
        </Tap>
      </View>
      <LineField
        id={`question-${number}`}
        label={`第 ${number} 题的题目`}
        initial={question}
        maxLength={100}
        onChange={(text) => onChange({ ...checkpoint, question: text })}
      />
      <Choices number={number} checkpoint={checkpoint} onChange={onChange} />
      {choices.length >= mostChoices ? null : (
        <View className="wrap">
          <Tap
            className="chip"
            label={`第 ${number} 题加一个选项`}
            onTap={() => onChange({ ...checkpoint, choices: [...choices, ''] })}
          >
            加一个选项
          </Tap>
        </View>
      )}
      <LineField
        id={`why-${number}`}
        label={`第 ${number} 题为什么`}
        initial={why}
        placeholder="为什么，答完会讲给家长听"
        maxLength={200}
        onChange={(text) => onChange({ ...checkpoint, why: text })}
      />
    </View>
  );
}

export function CheckpointFields({ checkpoints, onChange }: CheckpointFieldsProps) {
  return (
    <View className="card tr-stack">
      <View className="head">小题</View>
      <View className="cap">答错了会讲为什么，可以再答。圆圈里打勾的是对的。</View>
      {checkpoints.map((checkpoint, index) => (
        <One
          key={index}
          number={index + 1}
          checkpoint={checkpoint}
          onChange={(next) =>
            onChange(checkpoints.map((one, place) => (place === index ? next : one)))
          }
          onRemove={() => onChange(checkpoints.filter((_one, place) => place !== index))}
        />
      ))}
      {checkpoints.length >= most ? null : (
        <View className="wrap">
          <Tap id="add-question" className="chip" onTap={() => onChange([...checkpoints, blank])}>
            加一道小题
          </Tap>
        </View>
      )}
    </View>
  );
}
