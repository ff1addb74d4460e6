/** The QR code of these 15 seconds and the digits of this minute, from the list on the phone. */
import { View } from '@tarojs/components';
import { digitStepMs, qrStepMs, qrText } from '../../../shared/training/check-in';
import { Banner } from '../../../ui/banner';
import { QrPicture } from '../../../ui/qr-picture';
import { useStep } from '../parts/use-step';
import type { Sheet } from './use-door';

export function CodeCard({ sheet }: { sheet: Sheet }) {
  const qrStep = useStep(qrStepMs);
  const digitStep = useStep(digitStepMs);
  const signature = sheet.signatures[qrStep - sheet.fromQrStep];
  const digits = sheet.digits[digitStep - sheet.fromDigitStep];
  if (signature === undefined || digits === undefined)
    return <Banner icon="clock" text="这部手机离线太久，签到码用完了。连上网络就有新的。" />;
  return (
    <View className="card">
      <QrPicture text={qrText(sheet.session.sessionId, qrStep, signature)} label="签到二维码" />
      <View id="digits" className="tr-digits">
        {digits}
      </View>
      <View className="cap center">二维码每 15 秒换一次，数字每分钟换一次</View>
    </View>
  );
}
