export default definePageConfig({ navigationBarTitleText: '参加情况' });
