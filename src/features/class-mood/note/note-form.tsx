/** 本周观察 (W1): how the class was, in a child's words; nobody is named, nothing is scored, and no is an answer. */
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { airs, longestNote, sights, type Air, type Sight } from '../../../shared/class-mood/model';
import { myNote, writeNote, type OwnNote } from '../../../shared/class-mood/member-contracts';
import { airWords, sightWords } from '../../../shared/class-mood/words';
import type { InputOf, OutputOf } from '../../../shared/action/contract';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { aria } from '../../../ui/aria';
import { Banner } from '../../../ui/banner';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';
import { ToggleChip } from '../parts/toggle-chip';

export type NoteWeek = NonNullable<OutputOf<typeof myNote>['week']>;

interface Words {
  air: Air | null;
  sights: Sight[];
}

export function useNote(week: NoteWeek, onWritten: (note: OwnNote) => void) {
  const { note } = week;
  const [words, setWords] = useState<Words>({ air: note.air, sights: note.sights });
  const text = useRef(note.text);
  const [busy, setBusy] = useState(false);
  const send = async (given: InputOf<typeof writeNote>['note'], said: string) => {
    setBusy(true);
    try {
      const { classId, monday } = week;
      onWritten((await callAction(writeNote, { classId, monday, note: given })).note);
      mention(said);
    } catch (thrown) {
      mention(asAppError(thrown).text);
    } finally {
      setBusy(false);
    }
  };
  return {
    words,
    text,
    busy,
    chooseAir: (air: Air) => setWords((last) => ({ ...last, air })),
    toggle: (sight: Sight) =>
      setWords((last) => ({
        ...last,
        sights: last.sights.includes(sight)
          ? last.sights.filter((one) => one !== sight)
          : [...last.sights, sight],
      })),
    write: () => {
      if (words.air === null) return mention('先选一个班里的样子');
      const written = { state: 'written' as const, air: words.air, sights: words.sights };
      void send({ ...written, text: text.current.trim() }, '交给班主任了');
    },
    decline: () => void send({ state: 'declined' }, '好的，这周不写'),
  };
}

export type Note = ReturnType<typeof useNote>;

function StateNote({ state }: { state: OwnNote['state'] }) {
  if (state === 'written')
    return <Banner icon="kept" text="已经交给班主任了。这周里想改还能改。" />;
  if (state === 'declined') return <Banner icon="kept" text="这周不写，没关系。想写的时候再写。" />;
  return null;
}

export function NoteForm({ week, note }: { week: NoteWeek; note: Note }) {
  return (
    <>
      <StateNote state={week.note.state} />
      <View className="card cm-part">
        <View className="head">这周班里怎么样</View>
        <View className="cm-part" {...aria({ role: 'radiogroup', label: '这周班里怎么样' })}>
          {airs.map((air) => (
            <ToggleChip
              key={air}
              id={`air-${air}`}
              role="radio"
              on={note.words.air === air}
              onTap={() => note.chooseAir(air)}
            >
              {airWords[air]}
            </ToggleChip>
          ))}
        </View>
      </View>
      <View className="card cm-part">
        <View className="head">看到过什么，可以不选</View>
        <View className="wrap">
          {sights.map((sight) => (
            <ToggleChip
              key={sight}
              id={`sight-${sight}`}
              on={note.words.sights.includes(sight)}
              onTap={() => note.toggle(sight)}
            >
              {sightWords[sight]}
            </ToggleChip>
          ))}
        </View>
        <TextArea
          id="note"
          className="field boxed"
          initial={week.note.text}
          label="还想说的"
          placeholder="还想说的，写一两句就好，不用写名字"
          maxLength={longestNote}
          onChange={(text) => {
            note.text.current = text;
          }}
        />
      </View>
      <View className="cap cm-part-title">
        你写的只有班主任看得到。不用打分，也不用去问别人的事。
      </View>
    </>
  );
}

export function NoteFooter({ note }: { note: Note }) {
  return (
    <View className="bar">
      <View className="bar-in">
        <Tap id="decline" className="btn plain" disabled={note.busy} onTap={note.decline}>
          这周不写
        </Tap>
        <Tap id="give" className="btn grow" disabled={note.busy} onTap={note.write}>
          交给班主任
        </Tap>
      </View>
    </View>
  );
}
