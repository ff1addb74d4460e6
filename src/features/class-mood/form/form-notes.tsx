/** What is true of the form now, in a sentence each: what one tap means, what was handed in, what waits. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { OwedForm } from '../../../shared/class-mood/owed-contract';
import { useMinute } from '../../../lib/clock';
import { routes } from '../../../lib/routes';
import { Banner } from '../../../ui/banner';
import { Icon } from '../../../ui/icon';
import { Tap } from '../../../ui/tap';
import { instantWords, weekWords } from '../class-words';
import type { FormState } from './form-draft';

/** What was reported lies further down: nobody says that nothing was unusual over it unread. */
export function QuietMeaning({ classSize, reported }: { classSize: number; reported: number }) {
  const first = reported === 0 ? '' : `老师们报了 ${reported} 条观察，在下面，请先看看。`;
  return (
    <Banner
      text={`${first}点“本周无异常”就交表：全班 ${classSize} 人都平稳，没有要登记的事，也没有特别要关心的同学。交了还能改。`}
    />
  );
}

export function HandedInNote({ state, changed }: { state: FormState; changed: boolean }) {
  const { submitted } = state.view;
  if (state.waits) return <Banner icon="cloud" text="没有网络。都存着，连上就交。" />;
  if (submitted === null) return null;
  const first = submitted.content.quiet ? '已交：本周无异常。' : '已经交了。';
  return (
    <Banner
      icon="kept"
      text={
        changed
          ? '改过了，还没有再交。每一版都会留着。'
          : `${first}还能改，改完再交一次，每一版都会留着。`
      }
    />
  );
}

export function MergedNote() {
  return <Banner text="另一部手机上也写了，已经合在一起。看一眼再交。" />;
}

export function SavedNote({ state, changed }: { state: FormState; changed: boolean }) {
  const nowMs = useMinute();
  const { saving, savedAtMs, view } = state;
  if (saving === 'offline') {
    return <View className="cap cm-center">没有网络，先存在这部手机上，连上就存</View>;
  }
  if (savedAtMs === null || (view.submitted !== null && !changed)) return null;
  return (
    <View className="cap cm-center" id="saved">
      {`草稿已存 ${instantWords(savedAtMs, nowMs).replace(/^今天 /, '')}，换手机也能接着填`}
    </View>
  );
}

export function OtherForms({ others }: { others: readonly OwedForm[] }) {
  if (others.length === 0) return null;
  const open = ({ classId, monday }: OwedForm) =>
    void Taro.redirectTo({ url: `${routes.moodForm}?classId=${classId}&monday=${monday}` });
  return (
    <View className="card list">
      {others.map((one) => (
        <Tap key={`${one.classId}.${one.monday}`} className="li" onTap={() => open(one)}>
          <View className="grow">
            <View>{`${one.className} · ${weekWords(one.monday, one.weekNumber)}`}</View>
            <View className="cap">
              {one.state === 'missing' ? '过了时间还没交，可以补' : '还没交'}
            </View>
          </View>
          <View className="chev">
            <Icon name="chevron" size="s" />
          </View>
        </Tap>
      ))}
    </View>
  );
}
