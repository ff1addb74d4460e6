/** 谁能看到: rule and exception, true for what is built (docs/threat-model.md). */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { routes } from '../../../lib/routes';
import { Page } from '../../../ui/page';
import { StudentStrip } from '../../../ui/strip';
import { Tap } from '../../../ui/tap';
import { privacyWords } from './privacy-words';
import '../messages.css';

function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.reLaunch({ url: routes.home });
}

export default function WhoCanSeePage() {
  const footer = (
    <View className="bar">
      <View className="bar-in">
        <Tap className="btn wide" onTap={back}>
          知道了
        </Tap>
      </View>
    </View>
  );
  return (
    <Page title="谁能看到" strip={<StudentStrip />} footer={footer}>
      <View className="title">老师看不到你是谁。只有遇到危险时例外。</View>
      {privacyWords.map(({ question, answers }) => (
        <View key={question} className="card">
          <View className="head">{question}</View>
          {answers.map((answer) => (
            <View key={answer} className="quiet said">
              {answer}
            </View>
          ))}
        </View>
      ))}
    </Page>
  );
}
