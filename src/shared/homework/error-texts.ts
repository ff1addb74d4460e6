/** What can go wrong in homework (H1–H4), in words for whoever asked. */
export const homeworkErrorTexts = {
  'homework-no-writing': '一、二年级回家没有书面作业，请改成读一读、说一说、动动手。',
  'homework-over-limit': '这样就超过今天的上限了。写一句理由，交给年级组长定。',
  'homework-colleague-gave': '同科的老师刚给这个班公布过。在“今天的”里点“改”，接着写就好。',
  'homework-own-post': '自己报的超量，请另一位负责人来定。',
  'homework-day-passed': '那一天已经过了，这份作业没有公布。老师今天可以重新布置。',
  'homework-day-grew': '这个班今天又多了别的作业，看一眼现在的合计再定。',
  'homework-week-closed': '这周的表已经收了。下周再填就好。',
  'homework-form-changed': '家里另一位刚刚填过这周的表，看一眼再交。',
  'homework-not-a-picture': '这张打不开，不像是照片。换一张，或者重新拍一张。',
  'homework-picture-too-large': '这张图片太大了。重新拍一张，近一点、只拍要看的那块。',
  'homework-picture-gone': '图片放了太久，已经清掉了。重新加一张再公布。',
} as const;
