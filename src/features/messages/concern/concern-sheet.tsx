/** 和谁有关 (W9): a calm, optional choice, and beneath it exactly what follows. Before sending, or later to add. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { withConcerns, type Concern } from '../../../shared/messages/concern';
import {
  adultWords,
  isPossible,
  laterWords,
  notPossibleWords,
  whatFollows,
  type ConcernFacts,
} from '../../../shared/messages/concern-words';
import { aria } from '../../../ui/aria';
import { Banner } from '../../../ui/banner';
import { Icon } from '../../../ui/icon';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { useChoices } from './use-choices';

interface ConcernSheetProps {
  /** What was said before; it stays. */
  known: readonly Concern[];
  /** What is chosen on this phone and not yet sent. */
  chosen: readonly Concern[];
  busy?: boolean;
  onClose: () => void;
  onChoose: (concerns: Concern[]) => void;
}

const ofSchool = (chosen: readonly Concern[]) => chosen.filter((one) => one !== 'family');

interface RowProps {
  id: string;
  word: string;
  chosen: boolean;
  onTap: () => void;
}

function Row({ id, word, chosen, onTap }: RowProps) {
  return (
    <Tap id={id} role="radio" className="li" chosen={chosen} onTap={onTap}>
      <View className={`grow${chosen ? ' b' : ''}`}>{word}</View>
      <View className="concern-mark">{chosen ? <Icon name="check" size="s" /> : null}</View>
    </Tap>
  );
}

/** Which adult: one at a time here; what was said before stays chosen. */
function Adults(props: {
  facts: ConcernFacts;
  known: readonly Concern[];
  chosen: readonly Concern[];
  onChoose: (concern: Concern) => void;
}) {
  const { facts, known, chosen, onChoose } = props;
  return (
    <View className="concern-adults">
      <View className="sub">是哪一位？</View>
      <View className="wrap" {...aria({ role: 'radiogroup', label: '是哪一位' })}>
        {adultWords.map(({ concern, word }) => (
          <Tap
            key={concern}
            id={`about-${concern}`}
            role="radio"
            className={`chip${chosen.includes(concern) ? ' on' : ''}`}
            chosen={chosen.includes(concern)}
            disabled={known.includes(concern) || !isPossible(concern, facts)}
            onTap={() => onChoose(concern)}
          >
            {word}
          </Tap>
        ))}
      </View>
      {facts.hasReceiver ? null : <View className="cap">{notPossibleWords}</View>}
    </View>
  );
}

function Follows({
  chosen,
  facts,
  later,
}: {
  chosen: Concern[];
  facts: ConcernFacts;
  later: boolean;
}) {
  if (chosen.length === 0) return null;
  return (
    <View className="card calm concern-follows" {...aria({ role: 'status' })}>
      {whatFollows(chosen, facts).map((sentence) => (
        <View key={sentence}>{sentence}</View>
      ))}
      {later ? <View className="cap">{laterWords}</View> : null}
    </View>
  );
}

function Choosing({
  facts,
  known,
  chosen,
  busy,
  onChoose,
}: ConcernSheetProps & { facts: ConcernFacts }) {
  const [wanted, setWanted] = useState<Concern[]>(withConcerns(known, chosen));
  const [adults, setAdults] = useState(ofSchool(wanted).length > 0);
  const [nobody, setNobody] = useState(wanted.length === 0);
  const later = known.length > 0 || busy !== undefined;
  const set = (next: readonly Concern[]) => {
    setWanted(withConcerns(known, next));
    setNobody(false);
  };
  const none = () => {
    setWanted([...known]);
    setAdults(ofSchool(known).length > 0);
    setNobody(known.length === 0);
  };
  const school = () => {
    setAdults(true);
    setNobody(false);
    if (ofSchool(wanted).length === 0 && isPossible('school', facts)) set([...wanted, 'school']);
  };
  const home = () =>
    set(
      wanted.includes('family') ? wanted.filter((one) => one !== 'family') : [...wanted, 'family'],
    );
  const adult = (concern: Concern) => set([...wanted.filter((one) => one === 'family'), concern]);
  const news = wanted.filter((one) => !known.includes(one));
  const waits = adults && ofSchool(wanted).length === 0;
  return (
    <View className="concern">
      <View className="list" {...aria({ role: 'radiogroup', label: '和谁有关' })}>
        {known.length > 0 ? null : (
          <Row id="about-nobody" word="都不是" chosen={nobody} onTap={none} />
        )}
        <Row id="about-adult" word="和学校里的大人有关" chosen={adults} onTap={school} />
        <View className="part">
          {adults ? <Adults facts={facts} known={known} chosen={wanted} onChoose={adult} /> : null}
        </View>
        <Row
          id="about-family"
          word="和家里人有关"
          chosen={wanted.includes('family')}
          onTap={home}
        />
      </View>
      <View className="part">
        <Follows chosen={news.length > 0 ? news : wanted} facts={facts} later={later} />
      </View>
      <Tap
        id="concern-done"
        className="btn wide"
        disabled={busy === true || waits || (later && news.length === 0)}
        onTap={() => onChoose(wanted)}
      >
        {later ? '告诉你们' : '就这样'}
      </Tap>
    </View>
  );
}

export function ConcernSheet(props: ConcernSheetProps) {
  const { facts, problem, again } = useChoices();
  return (
    <Sheet title="这件事和谁有关" onClose={props.onClose}>
      {facts !== null ? <Choosing {...props} facts={facts} /> : null}
      {facts === null && problem === null ? <View className="sub">正在看能怎样帮你……</View> : null}
      {problem === null ? null : (
        <Banner
          icon="cloud"
          text={`${problem}连上以后，才能告诉你选了会怎样。`}
          action={{ word: '再试', onTap: again }}
        />
      )}
    </Sheet>
  );
}
