/** One post over the limit: what, how long, why; a reason and the answer (H2). */
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { decideRequest, type OverLimitRequest } from '../../../shared/homework/decision-contracts';
import { subjectLimit } from '../../../shared/homework/load';
import { longestReason } from '../../../shared/homework/model';
import { subjectNames } from '../../../shared/people/subjects';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { newRequestId } from '../../../lib/ids';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';
import { SheetPictures } from '../parts/sheet-pictures';
import { dateText, sheetLines } from '../parts/words';

const shortest = 2;

function useDecision(request: OverLimitRequest, onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const reason = useRef('');
  const ids = useRef({ agree: newRequestId(), return: newRequestId() });
  const decide = async (agree: boolean) => {
    if (reason.current.trim().length < shortest) return mention('写一句理由，老师看得到');
    setBusy(true);
    try {
      const { classId, date, subject, number, dayMinutes: seen } = request;
      const which = { classId, date, subject, number, dayMinutes: seen };
      const input = { ...which, agree, reason: reason.current.trim() };
      const requestId = agree ? ids.current.agree : ids.current.return;
      const { dayMinutes } = await callAction(decideRequest, input, { requestId });
      mention(agree ? `已同意，家长看得到了。全天 ${dayMinutes} 分` : '已退回，老师会改');
      onDone();
    } catch (thrown) {
      mention(asAppError(thrown).text);
      onDone();
    } finally {
      setBusy(false);
    }
  };
  return { busy, reason, decide: (agree: boolean) => void decide(agree) };
}

export function RequestCard(props: { request: OverLimitRequest; onDone: () => void }) {
  const { request } = props;
  const { busy, reason, decide } = useDecision(request, props.onDone);
  const { className, subject, teacherName, minutes, dayMinutes, limits } = request;
  const what = `${className}${subjectNames[subject]}`;
  return (
    <View className="card hw-part">
      <View className="between">
        <View className="head">{`${className} · ${subjectNames[subject]}`}</View>
        <View className="sub">{`${teacherName} · ${dateText(request.date)}`}</View>
      </View>
      <View className="sub">
        {`这一科 ${minutes} 分，上限 ${subjectLimit(limits, subject)} 分；同意后全天 ${dayMinutes} 分，上限 ${limits.total} 分`}
      </View>
      {sheetLines(request.sheet).map((line) => (
        <View key={line} className="hw-task">
          {line}
        </View>
      ))}
      <SheetPictures where={request} ids={request.sheet.pictures ?? []} />
      <View className="sub">{`老师的理由：${request.reason}`}</View>
      <TextArea
        className="field boxed"
        initial=""
        label={`${what} 决定的理由`}
        placeholder="写一句理由，老师看得到"
        maxLength={longestReason}
        onChange={(text) => {
          reason.current = text;
        }}
      />
      <View className="row g8">
        <Tap
          className="btn s plain grow"
          label={`退回 ${what}`}
          disabled={busy}
          onTap={() => decide(false)}
        >
          退回
        </Tap>
        <Tap
          className="btn s grow"
          label={`同意 ${what}`}
          disabled={busy}
          onTap={() => decide(true)}
        >
          同意
        </Tap>
      </View>
    </View>
  );
}
