export default definePageConfig({ navigationBarTitleText: '我的口令' });
