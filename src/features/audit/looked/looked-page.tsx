/** 谁看过学生的记录 (G6): a student by name, a reason, and everybody who read or changed the record. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { useAct } from '../../../lib/use-act';
import type { OutputOf } from '../../../shared/action/contract';
import { auditOfStudent, findAuditedStudent } from '../../../shared/audit/contracts';
import { Icon } from '../../../ui/icon';
import { LineField } from '../../../ui/line-field';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { EntryRows, LookCard, type ShownEntry } from '../parts';
import { useLook } from '../use-look';

type Student = OutputOf<typeof findAuditedStudent>['students'][number];

function Search({ onChoose }: { onChoose: (student: Student) => void }) {
  const [words, setWords] = useState('');
  const [found, setFound] = useState<Student[] | null>(null);
  const { busy, act } = useAct(() => undefined);
  const search = () =>
    act(async () => {
      const { students } = await callAction(findAuditedStudent, { words: words.trim() });
      setFound(students);
    });
  return (
    <>
      <View className="card audit-search">
        <LineField
          id="student-name"
          className="field"
          label="学生的名字"
          initial=""
          placeholder="学生的名字，或者名字里的一个字"
          maxLength={20}
          onChange={setWords}
        />
        <Tap
          id="search-student"
          className="btn s"
          disabled={busy || words.trim() === ''}
          onTap={search}
        >
          找一找
        </Tap>
      </View>
      {found === null ? null : found.length === 0 ? (
        <Empty what="没有这个名字的学生" how="换一个字试试。" />
      ) : (
        <View className="card list">
          {found.map((student) => (
            <Tap
              key={student.personId}
              id={`student-${student.personId}`}
              className="li"
              onTap={() => onChoose(student)}
            >
              <View className="grow">{student.name}</View>
              <View className="sub">{student.className}</View>
              <View className="chev">
                <Icon name="chevron" size="s" />
              </View>
            </Tap>
          ))}
        </View>
      )}
    </>
  );
}

function Record({ student, onBack }: { student: Student; onBack: () => void }) {
  const studentId = student.personId;
  const look = useLook<ShownEntry, OutputOf<typeof auditOfStudent>>((reason, page) =>
    callAction(auditOfStudent, { studentId, reason, page }),
  );
  return (
    <>
      <LookCard
        name={student.name}
        hint={student.className}
        other={{ id: 'other-student', word: '换一个', onTap: onBack }}
        why="为什么要看？会一起记下来。留言不在这里，谁写的没有人看得到。"
        ask={look.found === null ? look : null}
      />
      {look.found === null ? null : (
        <EntryRows
          entries={look.found.entries}
          more={look.found.more}
          busy={look.busy}
          onMore={look.goOn}
        />
      )}
    </>
  );
}

export function LookedPage(_props: { personId: string }) {
  const [student, setStudent] = useState<Student | null>(null);
  return (
    <View className="audit-stack">
      {student === null ? (
        <Search onChoose={setStudent} />
      ) : (
        <Record student={student} onBack={() => setStudent(null)} />
      )}
    </View>
  );
}
