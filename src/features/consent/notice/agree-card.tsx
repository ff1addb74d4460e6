/** What WeChat waits for (G2): read this notice, agree, or leave it; leaving is an answer too. */
import Taro from '@tarojs/taro';
import { Button, View } from '@tarojs/components';
import { useEffect } from 'react';
import { agreeButtonId, answerPrivacy, openPrivacyContract } from '../../../lib/privacy';
import { Tap } from '../../../ui/tap';

export function AgreeCard({ you }: { you: string }) {
  useEffect(() => () => answerPrivacy(false), []);
  const answer = (agreed: boolean) => {
    answerPrivacy(agreed);
    void Taro.navigateBack();
  };
  return (
    <View className="card consent-purpose">
      <View className="head">{`接下来要用到${you}手机里的东西`}</View>
      <View className="sub">
        {`只用${you}自己选的：一张照片、一个文件、日历里的一个提醒。不同意也没关系，别的都照样能用。`}
      </View>
      <Button
        id={agreeButtonId}
        className="btn"
        openType="agreePrivacyAuthorization"
        onAgreePrivacyAuthorization={() => answer(true)}
      >
        看过了，同意
      </Button>
      <Tap className="btn plain" onTap={() => answer(false)}>
        先不用
      </Tap>
      <Tap className="btn s plain" onTap={openPrivacyContract}>
        看微信里的隐私保护指引
      </Tap>
    </View>
  );
}
