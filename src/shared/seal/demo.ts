/**
 * The demonstration's passphrase, the same for every holder there, printed in the README and shown on its pages. It
 * opens nothing but the demonstration's own invented children.
 */
export const demoPassphrase = '苹果 钢琴 月亮 大海 熊猫 雨伞 火车 长城 春天';
export const demoRecoveryCode = '1234 5678 9012 3456 7890 1234';
