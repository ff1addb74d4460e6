/** 导入名单 (G1): the template, the roster as it is, what is being sent, what was imported before. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import { staffBudget } from '../../../shared/polling/plan';
import { exportRoster, listImports, rosterTemplate } from '../../../shared/roster-import/contracts';
import type { ImportView } from '../../../shared/roster-import/model';
import { Icon } from '../../../ui/icon';
import { LiveState } from '../../../ui/live-state';
import { Places } from '../../../ui/places';
import { Tap } from '../../../ui/tap';
import { Progress } from '../parts/progress';
import { saveFile } from '../../../lib/save-file';
import { useAct } from '../../../lib/use-act';
import { countsText, importRoute, isAtWork, kindNames, stateText, whenText } from '../parts/words';
import type { Sending } from './use-sending';

const kinds = ['staff', 'class', 'student', 'guardian', 'teaching'] as const;

/** Null when the person closed the list of kinds, which WeChat calls a failure. */
async function chosenKind(): Promise<(typeof kinds)[number] | null> {
  const itemList = kinds.map((kind) => kindNames[kind]);
  const chosen = await Taro.showActionSheet({ itemList }).catch(() => null);
  return chosen === null ? null : (kinds[chosen.tapIndex] ?? null);
}

interface FilesProps {
  id: string;
  title: string;
  hint: string;
  contract: typeof rosterTemplate | typeof exportRoster;
}

function Files({ id, title, hint, contract }: FilesProps) {
  const { busy, act } = useAct(() => undefined);
  const give = (format: 'xlsx' | 'csv') =>
    act(async () => {
      const kind = format === 'xlsx' ? 'student' : await chosenKind();
      if (kind === null) return;
      const { fileName, bytes } = await callAction(contract, { format, kind });
      await saveFile(fileName, bytes, 'base64');
    });
  return (
    <View className="card">
      <View className="head">{title}</View>
      <View className="sub">{hint}</View>
      <View className="ri-acts">
        <Tap id={`${id}-xlsx`} className="btn s soft" disabled={busy} onTap={() => give('xlsx')}>
          一整份 .xlsx
        </Tap>
        <Tap id={`${id}-csv`} className="btn s plain" disabled={busy} onTap={() => give('csv')}>
          只要一张 .csv
        </Tap>
      </View>
    </View>
  );
}

function ImportRow({ view }: { view: ImportView }) {
  const { importId, fileName, createdAtMs } = view;
  const counts = countsText(view);
  const line = [whenText(createdAtMs), counts].filter((part) => part !== '').join(' · ');
  const open = () => void Taro.navigateTo({ url: `${importRoute}?id=${importId}` });
  return (
    <Tap className="li" onTap={open}>
      <View className="grow">
        <View className="ri-name">{fileName}</View>
        <View className="cap">{line}</View>
        <View className="ri-state">
          <View className={`pill${isAtWork(view) ? ' brand' : ''}`}>{stateText(view)}</View>
        </View>
      </View>
      <View className="chev">
        <Icon name="chevron" size="s" />
      </View>
    </Tap>
  );
}

function Earlier({ personId }: { personId: string }) {
  const live = useLive(`imports.${personId}`, {
    budget: staffBudget,
    load: () => callAction(listImports, {}),
    urgency: (data) => (data?.imports.some(isAtWork) === true ? 'near' : null),
  });
  const imports = live.data?.imports;
  if (imports === undefined) return <LiveState live={live} />;
  if (imports.length === 0) return null;
  return (
    <View className="card list">
      <View className="head ri-list-head">导入过的</View>
      <Places items={imports} row={(view) => <ImportRow view={view} />} />
    </View>
  );
}

export function Lists({ personId, sending }: { personId: string; sending: Sending }) {
  const { progress } = sending;
  return (
    <View className="ri-stack">
      <View className="part">
        {progress === null ? null : (
          <View className="card">
            <View className="head ri-name">{progress.name}</View>
            <Progress word="正在上传" done={progress.sent} of={progress.parts} unit="段" />
          </View>
        )}
      </View>
      <Files
        id="template"
        title="1 先下载模板"
        hint="教职工、班级、学生、家长、任教，一类一张表。填会用到的就行。"
        contract={rosterTemplate}
      />
      <View className="card">
        <View className="head">2 填好，选上来</View>
        <View className="sub">
          支持 .xlsx 和 .csv。先核对：哪一行要改，会新增谁、改动什么。点了“确认导入”才写入。
        </View>
      </View>
      <Files
        id="export"
        title="导出现在的名单"
        hint="和模板一样的格式，改完可以再导入。有姓名和手机号，请保管好；谁导出过会记下来。"
        contract={exportRoster}
      />
      <Earlier personId={personId} />
    </View>
  );
}
