import { View } from '@tarojs/components';
import { noticeDate, privacyNotices } from '../../../shared/consent/privacy-notice';
import { hasRole, type Person } from '../../../lib/session';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../consent.css';
import { isPrivacyAsked } from '../../../lib/privacy';
import { AgreeCard } from './agree-card';
import { audienceOf } from './audience';

/** 隐私说明 (G2): what is kept, who sees it, and what one may ask for; by role, the youngest in their own words. */
/** To a child 你, to everybody else 您. */
const youFor = (person: Person) => (hasRole(person, 'student') ? '你' : '您');

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
            {isPrivacyAsked() ? <AgreeCard you={youFor(person)} /> : null}
          </View>
        )}
      </PersonGate>
    </Page>
  );
}
