/** Under which name, and whether staff may know who it is (M1): both are the writer's own choice, off by default. */
import { View } from '@tarojs/components';
import { Tap } from '../../../ui/tap';
import type { Writing } from './use-writing';

function SwitchRow(props: {
  id: string;
  title: string;
  hint: string;
  on: boolean;
  onTap: () => void;
}) {
  return (
    <Tap
      id={props.id}
      role="switch"
      className="li"
      chosen={props.on}
      label={props.title}
      onTap={props.onTap}
    >
      <View className="grow">
        <View>{props.title}</View>
        <View className="cap">{props.hint}</View>
      </View>
      <View className={`switch${props.on ? ' on' : ''}`} />
    </Tap>
  );
}

const told = '负责的老师和心理中心主任会看到你的名字和班级。只说这一条，别的留言看不出来。';

/** A young child asks for somebody to come: that needs a name. */
export function ComeRow({ writing }: { writing: Writing }) {
  return (
    <View className="card list">
      <SwitchRow
        id="come"
        title="请老师来找我"
        hint={writing.named ? told : '老师会知道你是哪个班的谁，好来找你。'}
        on={writing.named}
        onTap={() => writing.askToCome(!writing.named)}
      />
    </View>
  );
}

export function NameRows({ writing, youngChild }: { writing: Writing; youngChild: boolean }) {
  return (
    <View className="card list">
      <SwitchRow
        id="new-name"
        title="换一个新名字"
        hint={
          writing.newName
            ? '老师会看到一个新名字，看不出和以前的是同一个人。以前的留言，你自己还能看到。'
            : '老师看到的是系统取的名字。想重新开始，可以换一个。'
        }
        on={writing.newName}
        onTap={() => writing.chooseName(!writing.newName)}
      />
      {youngChild ? null : (
        <SwitchRow
          id="tell-who"
          title="让老师知道我是谁"
          hint={writing.named ? told : '想让老师来找你，或者当面聊，可以打开。'}
          on={writing.named}
          onTap={() => writing.tellWho(!writing.named)}
        />
      )}
    </View>
  );
}
