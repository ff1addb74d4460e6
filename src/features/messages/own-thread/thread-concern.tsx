/** Whom an own thread is about (W9): what was said, and a quiet way to say it, or more of it, later. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { tell } from '../../../lib/confirm';
import type { Concern } from '../../../shared/messages/concern';
import { tellConcern } from '../../../shared/messages/concern-contracts';
import type { StudentThread } from '../../../shared/messages/student-contracts';
import { Icon } from '../../../ui/icon';
import { Tap } from '../../../ui/tap';
import { ConcernSheet } from '../concern/concern-sheet';

interface ThreadConcernProps {
  thread: StudentThread;
  onChanged: (thread: StudentThread) => void;
}

export function ThreadConcern({ thread, onChanged }: ThreadConcernProps) {
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const { concerns, threadId } = thread;
  const choose = async (wanted: Concern[]) => {
    setBusy(true);
    try {
      onChanged((await callAction(tellConcern, { threadId, concerns: wanted })).thread);
      setAsks(false);
    } catch (thrown) {
      await tell(asAppError(thrown).text);
    } finally {
      setBusy(false);
    }
  };
  return (
    <View className="after">
      <Tap id="concern" className="hide bare center-row" onTap={() => setAsks(true)}>
        <Icon name="info" size="s" />
        {/* Not whom: somebody at home may look at this phone. */}
        {concerns.length === 0 ? '这件事和谁有关' : '和谁有关，你告诉过我们'}
      </Tap>
      <View className="layer">
        {asks ? (
          <ConcernSheet
            known={concerns}
            chosen={[]}
            busy={busy}
            onClose={() => setAsks(false)}
            onChoose={(wanted) => void choose(wanted)}
          />
        ) : null}
      </View>
    </View>
  );
}
