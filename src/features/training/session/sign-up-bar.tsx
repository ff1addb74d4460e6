/** The number of persons, and the one thing to do: sign up, stand in line, or change the number. */
import { View } from '@tarojs/components';
import { useMinute } from '../../../lib/clock';
import { mayStillSignUp } from '../../../shared/training/moments';
import type { FamilySession } from '../../../shared/training/views';
import { Tap } from '../../../ui/tap';
import { PeopleStepper } from '../parts/people-stepper';
import type { Training } from './use-training';

function wordOf({ mine, free }: FamilySession, persons: number): string {
  if (mine?.mayAdd === true) return free >= persons ? `另报 ${persons} 人` : `另排 ${persons} 人`;
  const stands = mine?.state === 'waiting' ? '在排' : '已报';
  if (mine !== null)
    return mine.persons === persons ? `${stands} ${persons} 人` : `改成 ${persons} 人`;
  return free >= persons ? `报名 ${persons} 人` : `排队 ${persons} 人`;
}

export function SignUpBar({ training }: { training: Training }) {
  const nowMs = useMinute();
  const { live, persons, setPersons, busy, signUp } = training;
  if (live.data === undefined) return null;
  const { session, familyPeople } = live.data;
  const { mine, calledOff } = session;
  if (calledOff !== null || mine?.came === true || !mayStillSignUp(session, nowMs)) return null;
  if (mine?.mayChange === false && !mine.mayAdd) return null;
  return (
    <View className="bar">
      <View className="bar-in">
        <View className="sub">人数</View>
        <PeopleStepper value={persons} most={familyPeople} onChange={setPersons} />
        <Tap
          id="sign-up"
          className="btn grow"
          disabled={busy || (mine?.persons === persons && !mine.mayAdd)}
          onTap={signUp}
        >
          {wordOf(session, persons)}
        </Tap>
      </View>
    </View>
  );
}
