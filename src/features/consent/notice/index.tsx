import { View } from '@tarojs/components';
import { noticeDate, privacyNotices } from '../../../shared/consent/privacy-notice';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../consent.css';
import { audienceOf } from './audience';

/** 隐私说明 (G2): what is kept, who sees it, and what one may ask for; by role, the youngest in their own words. */
export default function PrivacyNoticePage() {
  return (
    <Page title="隐私说明">
      <PersonGate>
        {(person) => (
          <View className="consent-stack">
            <View className="card">
              {privacyNotices[audienceOf(person)].map(({ head, text }) => (
                <View key={head} className="consent-part">
                  <View className="head">{head}</View>
                  <View className="body">{text}</View>
                </View>
              ))}
            </View>
            <View className="cap">{`${noticeDate} 起的说明`}</View>
          </View>
        )}
      </PersonGate>
    </Page>
  );
}
