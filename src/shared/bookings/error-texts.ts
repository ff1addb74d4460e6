/** What can go wrong in bookings (B1–B3), in words for whoever asked. */
export const bookingErrorTexts = {
  'slot-taken': '这个时间现在约不到了，看看别的时间。',
  'over-cap': '这个月约满了。还想聊，可以申请再约一次。',
  'student-busy': '这个时间已经有一个预约了，看看别的时间。',
  'too-late-to-change': '离预约很近了，这里改不了。来不了的话，直接告诉老师就好。',
  'offer-over': '这个名额的时间过了，已经轮到下一位。想等的话，可以再排一次。',
  'name-in-reason': '理由里有学生的名字。学校不看名字，换个说法吧。',
  'asked-enough': '你提的两个时间还在等孩子回答。等孩子答了，再约下一次。',
  'counts-enough': '这个月计次的已经满了，这一次先不计吧。',
  'room-name-taken': '已经有一间叫这个名字了，换一个吧。',
} as const;
