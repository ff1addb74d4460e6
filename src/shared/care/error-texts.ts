/** What can go wrong with the teachers' own channel (M8), in words for whoever asked. */
export const careErrorTexts = {
  'care-closed':
    '教师关爱信箱现在还没有开通，这条没有发出去，写的都还在这部手机上。想现在就说，可以打 12356；有危险请打 110 或 120。',
  'care-leadership':
    '这位同事在学校担任领导、管理员或心理老师，不能参与教师关爱，这样大家才能放心写。',
  'care-no-mobile': '名单上还没有您的手机号，有急事时找不到您。请先请管理员补上，再来开通。',
  'care-begun': '教师关爱已经由工会的另一位同事开通了，请那位同事请您加入。',
} as const;
