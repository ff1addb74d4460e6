/** 通知单 (G1): the square and the code, to print or to show. It is seen here once. */
import { View } from '@tarojs/components';
import { joinQrText, readJoinCode } from '../../../shared/people/join-code';
import type { InviteSheet } from '../../../shared/people/invite-contracts';
import { QrPicture } from '../../../ui/qr-picture';
import { Tap } from '../../../ui/tap';

export const roleWords = { guardian: '家长', student: '学生', staff: '老师' } as const;

const steps = {
  guardian: '填孩子的名字和学号，班主任确认以后就加入了。',
  student: '填你的名字和学号，班主任确认以后就加入了。',
  staff: '填您的名字和工号（或手机号后四位）就加入了。只给您一个人用。',
} as const;

export function CodeSheet({ sheet, onClose }: { sheet: InviteSheet; onClose: () => void }) {
  const { code, schoolName, forWhom, role, expiresOn } = sheet;
  return (
    <View className="pe-stack">
      <View className="card pe-stack">
        <View className="head center">{`${schoolName} · ${forWhom} · ${roleWords[role]}`}</View>
        <QrPicture text={joinQrText(readJoinCode(code) ?? code)} label="邀请码的二维码" />
        <View className="pe-code" id="code-shown">
          {code}
        </View>
        <View className="sub">打开“润心”，点“用邀请码加入”，扫上面的图或输入这 10 位。</View>
        <View className="sub">{steps[role]}</View>
        <View className="cap">{`用到 ${expiresOn}。码本身看不到任何人的名字。`}</View>
      </View>
      <View className="cap pe-no-print">关上以后就看不到这个码了，要用再发一个新的。</View>
      <Tap id="close-sheet" className="btn wide soft pe-no-print" onTap={onClose}>
        记好了，关上
      </Tap>
    </View>
  );
}
