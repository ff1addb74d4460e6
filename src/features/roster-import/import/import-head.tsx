/** Where the import stands: one sentence that is true now, figures, progress. */
import { View } from '@tarojs/components';
import { mention } from '../../../lib/confirm';
import type { ImportView } from '../../../shared/roster-import/model';
import { Banner } from '../../../ui/banner';
import { Progress } from '../parts/progress';
import { countsText, kindNames, stateText, whenText } from '../parts/words';
import type { ImportWork } from './use-import';

function sentence(view: ImportView): string {
  const { state, facts, rows, overtaken } = view;
  const left = overtaken > 0 ? `有 ${overtaken} 处在这期间被人改过，没有动。` : '';
  switch (state) {
    case 'arriving':
      return '这份名单没有传完。回上一页，再选一次。';
    case 'uploaded':
      return '正在读这份名单，和现在的比一比……';
    case 'rejected':
      return `有 ${facts.problems} 处要改。照下面说的改好文件，再上传一次。什么都还没有写入。`;
    case 'ready':
      return rows === 0
        ? '和现在的名单一样，不用导入。'
        : `${countsText(view)}，一样的 ${facts.same}。什么都还没有写入。`;
    case 'applying':
      return '正在写入。可以离开这一页，会接着写完。';
    case 'done':
      return `写好了 ${view.written} 行。${left}${view.undoable ? '写错了可以退回。' : ''}`;
    case 'rolling-back':
      return '正在退回。可以离开这一页，会接着退完。';
    case 'rolled-back':
      return `已经退回到导入以前。${left}`;
    case 'dropped':
      return '这份名单没有用，里面的内容已经或很快会清掉。';
  }
}

function Figures({ view }: { view: ImportView }) {
  const { counts, absent } = view.facts;
  const words = counts.flatMap(({ kind, added, changed }) => [
    ...(added > 0 ? [`${kindNames[kind]} 新增 ${added}`] : []),
    ...(changed > 0 ? [`${kindNames[kind]} 改动 ${changed}`] : []),
  ]);
  const all = absent > 0 ? [...words, `名单里没写到 ${absent}`] : words;
  return (
    <View className="ri-facts">
      {all.map((word) => (
        <View key={word} className="pill">
          {word}
        </View>
      ))}
    </View>
  );
}

/** Sheets that nobody reads are named: a list under the wrong header must not vanish silently. */
function Unread({ view }: { view: ImportView }) {
  const names = view.facts.sheets
    .filter(({ kind, name }) => kind === null && name !== '怎么填')
    .map(({ name }) => `“${name}”`);
  if (names.length === 0) return null;
  return <View className="cap">{`没有读这几张表：${names.join('、')}，表头和模板不一样。`}</View>;
}

export function ImportHead({ view, work }: { view: ImportView; work: ImportWork }) {
  const { state, rows, written } = view;
  const isWriting = state === 'applying' || state === 'rolling-back';
  const done = state === 'applying' ? written : Math.max(0, rows - written);
  return (
    <>
      <View className="part">
        {view.stale ? (
          <Banner
            text="名单刚刚有了变化，先再核对一次。"
            action={{ word: '再核对', onTap: work.busy ? () => mention('正在核对') : work.check }}
          />
        ) : null}
      </View>
      <View className="card">
        <View className="between">
          <View className="cap">{whenText(view.createdAtMs)}</View>
          <View className={`pill${isWriting ? ' brand' : ''}`}>{stateText(view)}</View>
        </View>
        <View className="head ri-name">{view.fileName}</View>
        <View id="import-says" className="sub">
          {sentence(view)}
        </View>
        {isWriting ? (
          <Progress
            word={state === 'applying' ? '已写入' : '已退回'}
            done={done}
            of={rows}
            unit="行"
          />
        ) : null}
        <Figures view={view} />
        <Unread view={view} />
      </View>
    </>
  );
}
