/** The new value: a figure between − and +, to type as well, one of a few words, or some of the grades. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { LineField } from '../../../ui/line-field';
import { Tap } from '../../../ui/tap';
import type { Setting, SettingValue } from '../words';
import { GradesField } from './grades-field';

interface ValueFieldProps {
  setting: Setting;
  /** Null: what was typed is no value. */
  value: SettingValue | null;
  onChange: (value: SettingValue | null) => void;
}

function ChoiceField({ setting, value, onChange }: ValueFieldProps) {
  return (
    <View className="rule-choices">
      {setting.choices.map((choice) => (
        <Tap
          key={choice.value}
          id={`choice-${choice.value}`}
          role="radio"
          className={`choice${choice.value === value ? ' on' : ''}`}
          chosen={choice.value === value}
          onTap={() => onChange(choice.value)}
        >
          {choice.name}
        </Tap>
      ))}
    </View>
  );
}

function FigureField(props: ValueFieldProps & { min: number; max: number }) {
  const { setting, value, onChange, min, max } = props;
  // A tap on − or + writes the field anew; typing must not, or the cursor would jump.
  const [taps, setTaps] = useState(0);
  const figure = typeof value === 'number' ? value : min;
  const step = (by: number) => {
    onChange(Math.min(max, Math.max(min, figure + by)));
    setTaps((count) => count + 1);
  };
  const typed = (text: string) => {
    const read = /^\d+$/.test(text.trim()) ? Number(text) : null;
    onChange(read !== null && read >= min && read <= max ? read : null);
  };
  return (
    <>
      <View className="rule-figure">
        <Tap
          id="rule-less"
          className="ib"
          label="少一点"
          disabled={value !== null && figure <= min}
          onTap={() => step(-1)}
        >
          −
        </Tap>
        <LineField
          key={taps}
          id="rule-value"
          className="field rule-number"
          label={setting.name}
          initial={String(value ?? '')}
          maxLength={6}
          numeric
          onChange={typed}
        />
        <View className="sub nb">{setting.unit}</View>
        <Tap
          id="rule-more"
          className="ib"
          label="多一点"
          disabled={figure >= max}
          onTap={() => step(1)}
        >
          +
        </Tap>
      </View>
      <View className="cap">{`可以从 ${min} 到 ${max} ${setting.unit}，默认 ${setting.standard}`}</View>
    </>
  );
}

export function ValueField(props: ValueFieldProps) {
  const { range, grades } = props.setting;
  if (grades !== null) return <GradesField {...props} grades={grades} />;
  if (range === null) return <ChoiceField {...props} />;
  return <FigureField {...props} min={range.min} max={range.max} />;
}
