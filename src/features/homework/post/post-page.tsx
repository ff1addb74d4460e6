/** 公布作业 (H1, H2): classes, what, how long; the day's total against the limit while typing → 公布. */
import { View } from '@tarojs/components';
import { longestReason } from '../../../shared/homework/model';
import { homeworkDesk } from '../../../shared/homework/teacher-contracts';
import { limitWords } from '../../../shared/homework/words';
import { staffBudget } from '../../../shared/polling/plan';
import { toLocalTime } from '../../../shared/time/instant';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import { LiveState } from '../../../ui/live-state';
import { Page } from '../../../ui/page';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';
import { LoadBar } from '../parts/load-bar';
import { Passed } from '../parts/passed';
import { dateText } from '../parts/words';
import { ClassChips } from './class-chips';
import { PictureFields } from './picture-fields';
import { PostedToday } from './posted-today';
import { TierFields } from './tier-fields';
import { loadOfRow, usePosting, type Desk, type Posting } from './use-posting';
import { useSending } from './use-sending';

const title = '公布作业';

function Totals({ desk, posting }: { desk: Desk; posting: Posting }) {
  return (
    <View className="card">
      <View className="head">这样一来，今天书面作业</View>
      {posting.rows
        .filter(({ classId }) => posting.classIds.includes(classId))
        .map((row) => (
          <LoadBar
            key={row.classId}
            title={row.className}
            load={{ ...loadOfRow(row), [posting.subject]: posting.minutes }}
            allowed={desk.limits.total}
            added={posting.subject}
          />
        ))}
      {posting.chosen.length === 0 ? <View className="cap">先选一个班。</View> : null}
    </View>
  );
}

function Reason({ posting }: { posting: Posting }) {
  if (posting.over.length === 0) return null;
  const said = posting.over.map(({ row, excess }) => {
    const broken = excess.map(
      ({ limit, minutes, allowed }) => `${limitWords[limit]} ${minutes} 分，上限 ${allowed} 分`,
    );
    return `${row.className}：${broken.join('；')}`;
  });
  return (
    <View className="card hw-part">
      <View className="head">超过上限，要年级组长同意</View>
      {said.map((line) => (
        <View key={line} className="sub">
          {line}
        </View>
      ))}
      <TextArea
        key={posting.round}
        id="reason"
        className="field boxed"
        initial=""
        label="超量的理由"
        placeholder="写一句理由，比如：单元最后一课"
        maxLength={longestReason}
        onChange={(text) => {
          posting.reason.current = text;
        }}
      />
    </View>
  );
}

function Confirm({ posting }: { posting: Posting }) {
  return (
    <View className="card">
      <Tap
        id="confirm"
        role="switch"
        className="hw-row"
        chosen={posting.confirmed}
        label="不是机械重复，也不是惩罚"
        onTap={posting.confirm}
      >
        <View className="grow">不是机械重复，也不是惩罚</View>
        <View className={`switch${posting.confirmed ? ' on' : ''}`} />
      </Tap>
    </View>
  );
}

function PassedOfMine({ desk }: { desk: Desk }) {
  return <Passed passed={desk.passed} hint="那一天已经过了。还要布置的话，上课的日子重新公布。" />;
}

function Form({ desk, onDone }: { desk: Desk; onDone: () => void }) {
  const posting = usePosting(desk);
  const sending = useSending(desk, posting, onDone);
  return (
    <Page
      title={title}
      strip={
        <View className="strip">
          <View className="sub">{`${dateText(desk.date)} · ${toLocalTime(desk.dueAtMs)} 前公布`}</View>
        </View>
      }
      footer={
        <View className="bar">
          <View className="bar-in">
            <Tap id="none" className="btn soft" disabled={sending.busy} onTap={sending.none}>
              今天没有
            </Tap>
            <Tap id="post" className="btn grow" disabled={sending.busy} onTap={sending.post}>
              {posting.over.length > 0 ? '交年级组长' : '公布'}
            </Tap>
          </View>
        </View>
      }
    >
      <View className="hw-hold">
        <PassedOfMine desk={desk} />
      </View>
      <ClassChips desk={desk} posting={posting} />
      <TierFields posting={posting} />
      <PictureFields
        pictures={posting.pictures}
        where={{
          classId: posting.chosen[0]?.classId ?? '',
          date: desk.date,
          subject: posting.subject,
        }}
      />
      <Totals desk={desk} posting={posting} />
      <View className="hw-hold">
        <Reason posting={posting} />
      </View>
      <Confirm posting={posting} />
      <View className="hw-hold">
        <PostedToday desk={desk} posting={posting} />
      </View>
    </Page>
  );
}

export function PostPage({ personId }: { personId: string }) {
  const live = useLive(`homework-desk.${personId}`, {
    budget: staffBudget,
    load: () => callAction(homeworkDesk, {}),
    urgency: () => null,
  });
  const desk = live.data;
  if (desk !== undefined && desk.isSchoolDay && desk.rows.length > 0)
    return <Form desk={desk} onDone={live.reload} />;
  return (
    <Page title={title}>
      {desk === undefined ? (
        <LiveState live={live} />
      ) : desk.passed.length > 0 ? (
        <PassedOfMine desk={desk} />
      ) : desk.isSchoolDay ? (
        <Empty what="还没有任课的班" how="课表里有了任课的班，这里就能公布。" />
      ) : (
        <Empty what="今天不上课" how="下一个上课日再来。放假的作业，在最后一个上课日公布。" />
      )}
    </Page>
  );
}
