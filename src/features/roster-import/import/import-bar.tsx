/** What can be done next: at most one thing is primary. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { confirm } from '../../../lib/confirm';
import type { ImportView } from '../../../shared/roster-import/model';
import { Tap } from '../../../ui/tap';
import { countsText } from '../parts/words';
import type { ImportWork } from './use-import';

interface BarProps {
  work: ImportWork;
  view: ImportView;
}

async function commit({ work, view }: BarProps): Promise<void> {
  const isAgreed = await confirm({
    title: '写入名单？',
    content: `${countsText(view)}。写入以后还可以退回。`,
    cancelText: '再看看',
    confirmText: '写入',
  });
  if (isAgreed) work.decide(view, 'commit');
}

async function undo({ work, view }: BarProps): Promise<void> {
  const isAgreed = await confirm({
    title: '退回这次导入？',
    content: '新增的人会拿掉，改动的变回原来。导入以后又被人改过的，不动。',
    cancelText: '先不退',
    confirmText: '退回',
  });
  if (isAgreed) work.decide(view, 'undo');
}

const back = () => void Taro.navigateBack();

function buttonsOf(props: BarProps) {
  const { work, view } = props;
  const { state, rows, stale } = view;
  const drop = {
    id: 'drop',
    word: '不要了',
    onTap: () => {
      work.decide(view, 'drop');
      back();
    },
  };
  if (state === 'ready' && rows > 0 && !stale)
    return {
      quiet: drop,
      primary: { id: 'commit', word: '确认导入', onTap: () => void commit(props) },
    };
  if (state === 'ready' && rows > 0) return { quiet: drop };
  if (state === 'rejected')
    return {
      quiet: { id: 'check-again', word: '再核对一次', onTap: work.check },
      primary: { id: 'choose-again', word: '重新选文件', onTap: back },
    };
  if (state === 'applying')
    return { quiet: { id: 'undo', word: '停下，退回', onTap: () => void undo(props) } };
  if (view.undoable)
    return { quiet: { id: 'undo', word: '退回这次导入', onTap: () => void undo(props) } };
  return {};
}

export function ImportBar(props: BarProps) {
  const { quiet, primary } = buttonsOf(props);
  const { busy } = props.work;
  if (!quiet && !primary) return null;
  return (
    <View className="bar">
      <View className="bar-in">
        {quiet ? (
          <Tap
            id={quiet.id}
            className={`btn plain${primary ? '' : ' grow'}`}
            disabled={busy}
            onTap={quiet.onTap}
          >
            {quiet.word}
          </Tap>
        ) : null}
        {primary ? (
          <Tap id={primary.id} className="btn grow" disabled={busy} onTap={primary.onTap}>
            {primary.word}
          </Tap>
        ) : null}
      </View>
    </View>
  );
}
